using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LearningMechanics.Web.Content.Formulas;

/// <summary>Formulas set by an earlier start, kept in one file, so that a start need not wake the typesetter for what has not changed.</summary>
/// <remarks>
/// Only what curators wrote belongs here, so it is saved once, after the content has been read, and takes nothing after that.
/// The file is named after the typesetter's own text; another version reads nothing of it. A file that cannot be read or written costs time, nothing else.
/// </remarks>
public sealed partial class FormulaShelf
{
    private readonly string _path;
    private readonly int _found;
    private readonly Dictionary<string, string> _formulas;
    private bool _isFull;

    private FormulaShelf(string path, Dictionary<string, string> formulas) =>
        (_path, _formulas, _found) = (path, formulas, formulas.Count);

    /// <summary>Opens the shelf in a folder; empty where there is none yet.</summary>
    public static FormulaShelf Open(string folder)
    {
        using var typesetter = TexEngine.OpenScript();
        var path = Path.Combine(folder, $"formulas-{Convert.ToHexStringLower(SHA256.HashData(typesetter))[..16]}.json");
        try
        {
            using var file = File.OpenRead(path);
            return new FormulaShelf(path, JsonSerializer.Deserialize(file, ShelfJson.Default.DictionaryStringString) ?? []);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return new FormulaShelf(path, []);
        }
    }

    /// <summary>What the formula looked like when it was set before; null where it never was.</summary>
    public TexOutcome.Rendered? Find(string tex, bool isDisplay)
    {
        lock (_formulas)
            return _formulas.TryGetValue(Name(tex, isDisplay), out var html) ? new TexOutcome.Rendered(html) : null;
    }

    /// <summary>Puts a formula on the shelf, until it is saved.</summary>
    public void Put(string tex, bool isDisplay, TexOutcome.Rendered outcome)
    {
        lock (_formulas)
        {
            if (!_isFull)
                _formulas[Name(tex, isDisplay)] = outcome.Html;
        }
    }

    /// <summary>Writes the shelf down, where anything was put on it, and takes nothing more.</summary>
    public void Save()
    {
        lock (_formulas)
        {
            _isFull = true;
            if (_formulas.Count == _found)
                return;
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
                var draft = _path + ".new";
                File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(_formulas, ShelfJson.Default.DictionaryStringString));
                File.Move(draft, _path, overwrite: true);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // The next start sets them again.
            }
        }
    }

    private static string Name(string tex, bool isDisplay) => (isDisplay ? "$$" : "$") + tex;

    [JsonSerializable(typeof(Dictionary<string, string>))]
    private sealed partial class ShelfJson : JsonSerializerContext;
}
