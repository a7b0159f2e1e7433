using System.Collections.Frozen;

namespace LearningMechanics.Domain.People;

/// <summary>Passwords of ten and more characters that everybody else has too.</summary>
internal static class FrequentPasswords
{
    // A stem and an ending make most of them; what is listed is longer than the shortest password allowed.
    private static readonly string[] Stems =
    [
        "password", "passw0rd", "p@ssword", "p@ssw0rd", "pa$$word", "pa$$w0rd", "qwerty", "qwertyuiop", "qwertzuiop", "azertyuiop",
        "asdfghjkl", "zxcvbnm", "1q2w3e4r", "1q2w3e4r5t", "1qaz2wsx", "1qaz2wsx3edc", "q1w2e3r4", "qazwsxedc", "letmein", "welcome",
        "iloveyou", "superman", "batman", "football", "baseball", "basketball", "princess", "sunshine", "dragon", "monkey", "master",
        "shadow", "michael", "jennifer", "administrator", "admin", "changeme", "secret", "trustno1", "starwars", "whatever",
        "computer", "internet", "liverpool", "chocolate", "butterfly", "january", "february", "september", "october", "november",
        "december", "summer", "winter", "spring", "autumn", "default", "testtest", "testing", "test", "hello", "helloworld",
        "abc", "abcd", "abcdef", "abcdefgh", "google", "facebook", "learning", "deeplearning", "machinelearning", "learningmechanics",
        "gradientdescent", "correcthorsebatterystaple", "correct horse battery staple", "correct-horse-battery-staple",
    ];

    private static readonly string[] Endings =
    [
        "", "1", "!", "1!", "12", "12!", "123", "123!", "1234", "1234!", "12345", "123456", "1234567", "12345678", "123456789",
        "1234567890", "0", "00", "000", "01", "007", "69", "99", "@123", "#1", "s", "s1", "s123", "123123", "2020", "2021", "2022",
        "2023", "2024", "2025", "2026", "2027", "2024!", "2025!", "2026!",
    ];

    private static readonly FrozenSet<string> All = Stems
        .SelectMany(stem => Endings.SelectMany(ending => new[] { stem + ending, stem + stem + ending }))
        .Concat(["a123456789", "a1b2c3d4e5", "123qweasdzxc", "qweasdzxc1", "qwe123asd456", "1234qwerasdf", "0987654321q", "3.14159265", "3.1415926535", "3141592653", "2718281828"])
        .Where(password => password.Length >= PasswordRule.MinimumLength)
        .ToFrozenSet();

    public static bool Contains(string lowerCase) => All.Contains(lowerCase);
}
