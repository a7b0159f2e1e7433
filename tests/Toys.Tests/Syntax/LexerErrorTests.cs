namespace LearningMechanics.Toys.Tests.Syntax;

/// <summary>Characters and spellings of other languages, each with its mend.</summary>
public sealed class LexerErrorTests
{
    [Theory]
    [InlineData("let x = a ** b", "1:11: **: a power is written `^`")]
    [InlineData("let x = a && b", "1:11: &&: this is written `and`")]
    [InlineData("let x = a || b", "1:11: ||: this is written `or`")]
    [InlineData("let x = !a", "1:9: !: this is written `not`; a factorial is `gamma(n + 1)`")]
    [InlineData("let x = a === b", "1:11: ===: equality is written `==`")]
    [InlineData("let x = a <> b", "1:11: <>: inequality is written `!=`")]
    [InlineData("let x = a => b", "1:11: =>: a lambda is written `x -> …`, and greater-or-equal `>=`")]
    [InlineData("let x = x[1; 2]", "1:12: ;: a line holds one statement; start a new line")]
    [InlineData("let x = 1e309", "1:9: 1e309: this is larger than any 64-bit number (1.8e308); write `inf` for infinity")]
    [InlineData("let x = 3x", "1:9: 3x: a name cannot start with a digit; for a product write `3 * x`")]
    [InlineData("let x = 1e", "1:9: 1e: the digits of the exponent are missing; write for example 1e-3")]
    [InlineData("let x = 1__0", "1:9: 1__0: in a number, `_` stands only between two digits")]
    [InlineData("let x = 0x1F", "1:9: 0x1F: numbers are decimal here")]
    [InlineData("let x = \"abc", "1:9: \"abc: this string is never closed; add `\"` at its end, on the same line")]
    [InlineData("let x = \"\\eta\"", "1:9: \"\\eta\": a backslash stands only before `\"`, `\\` and `n` in a string; for the backslash itself write `\\\\`")]
    [InlineData("let x = 'abc'", "1:9: ': strings stand in double quotes; for a transpose write `A.T`")]
    [InlineData("let x = a − b", "1:11: −: this character (U+2212) is not part of the language; write `-`")]
    [InlineData("let x = a × b", "1:11: ×: this character (U+00D7) is not part of the language; write `*`")]
    [InlineData("let x = a ≤ b", "1:11: ≤: this character (U+2264) is not part of the language; write `<=`")]
    [InlineData("let x = “abc”", "1:9: “: this character (U+201C) is not part of the language; write `\"`")]
    [InlineData("let x = x²", "1:10: ²: this character (U+00B2) is not part of the language; write `^2`")]
    [InlineData("let x₀ = 3", "1:6: ₀: a subscript digit cannot stand in a name; write _0")]
    [InlineData("let x = Aᵀ", "1:9: Aᵀ: a transpose is written `A.T`")]
    [InlineData("let x = a; let y = 3", "1:10: ;: a line holds one statement; start a new line")]
    [InlineData("let x = a // b", "1:11: //: a comment starts with `#`; for whole division write `floor(a / b)`")]
    [InlineData("let x += 3", "1:7: +=: nothing is changed in place; define a new name with `let`")]
    [InlineData("let x = a := 3", "1:11: :=: a name gets its value with `=`")]
    [InlineData("toy Title", "1:5: Title: expected the title in double quotes: `toy \"title\"`")]
    [InlineData("let x = a$b", "1:10: $: `$` is not part of the language; names stand without it")]
    [InlineData("let x = a ? b : c", "1:11: ?: this character (U+003F) is not part of the language; write `where(condition, a, b)` for a choice")]
    [InlineData("# a comment with \u202E in it\nlet x = 3", "1:18: an invisible direction mark (U+202E) stands here; delete it")]
    [InlineData("let x = ∇(loss)", "1:9: ∇: this character (U+2207) is not part of the language; write `grad(E, W)`")]
    [InlineData("let x = π²", "1:10: ²: this character (U+00B2) is not part of the language; write `^2`")]
    [InlineData("let x = a ! b", "1:11: !: this is written `not`; a factorial is `gamma(n + 1)`")]
    public void Character_NotOfTheLanguage_IsNamedWithItsMend(string text, string expected) =>
        Assert.Equal(expected, Assert.Single(Parsed.Errors(text)));

    [Theory]
    [InlineData("let x = \"a\0b\"", "1:11: a control character (U+0000) stands here; delete it")]
    [InlineData("let x = 1\rlet y = 2", "1:10: a lone carriage return stands here; end lines with a line feed")]
    [InlineData("let a\u200Bb = 2", "1:6: an invisible character (U+200B) stands here; delete it")]
    [InlineData("let x = 1\u2028", "1:10: an unusual line break (U+2028) stands here; end lines with a line feed")]
    [InlineData("let o\u0302 = 1", "1:6: \u0302: a combining mark (U+0302) cannot stand in a name; names are letters, digits and _")]
    [InlineData("cites https://a.org/\u202E", "1:21: an invisible direction mark (U+202E) stands here; delete it")]
    public void Character_ThatCannotBeShown_IsNamedByItsCode(string text, string expected) =>
        Assert.Equal(expected, Assert.Single(Parsed.Errors(text)));

    /// <summary>Not rows of a theory: attributes are stored as UTF-8, which has no halves of pairs.</summary>
    [Fact]
    public void HalfOfASurrogatePair_Anywhere_IsNamedByItsCode()
    {
        const string Sentence = "a broken character, half of a surrogate pair (U+D800), stands here; delete it";
        Assert.Equal("1:13: " + Sentence, Assert.Single(Parsed.Errors("let x = 1 # \uD800")));
        Assert.Equal("1:10: " + Sentence, Assert.Single(Parsed.Errors("let x = \"\uD800\"")));
        Assert.Equal("1:9: " + Sentence.Replace("D800", "DC00"), Assert.Single(Parsed.Errors("let x = \uDC00\uDC00")));
    }
}
