namespace LearningMechanics.Toys.Export;

/// <summary>Puts a script together: head, what the toy sets, the toy itself, what is judged, and the prelude as far as it is used.</summary>
internal sealed class ScriptWriter(Toy toy, ExportTarget target)
{
    private readonly PythonPrelude _prelude = PythonPrelude.For(target);

    public string Write()
    {
        var names = new PythonNames(_prelude.Names);
        var body = new BodyWriter(toy.Outline, names, _prelude.Names);
        var sections = new List<string> { Constants(), body.Write(), new JudgementWriter(toy.Outline, names, _prelude.Names).Write() };
        var text = string.Join("\n\n\n", sections);
        const string Entry = "if __name__ == \"__main__\":\n    main()";
        return $"{Head()}\n\n{Imports(text)}\n\n{text}\n\n\n{_prelude.UsedBy(text + "\n" + Entry)}\n\n\n{Entry}\n";
    }

    private string Library => target == ExportTarget.PyTorch ? "PyTorch" : "JAX";

    private string Head()
    {
        var cites = toy.Citations.Count == 0 ? "" : $"Cites {string.Join(", ", toy.Citations)}.\n";
        return $"""
            #!/usr/bin/env python3
            {"\"\"\""}{Docstring(toy.Title)}

            {cites}A toy of Learning Mechanics, written out for {Library}; needs NumPy and {Library}, nothing else.
            SHA-256 of the toy       {toy.Sha256}
            SHA-256 of what predicts {toy.PredictionSha256}

                python3 toy.py                                     every point of the sweep, every seed; the report as JSON
                python3 toy.py --set NAME=VALUE --seeds 8 --key 5eed

            The same key gives the same random numbers as `lm toy run --key`. Names that Python has taken end in an underscore.
            Errors of the checks are computed here; their intervals, by bootstrap, and the verdicts are not.
            {"\"\"\""}
            """;
    }

    private static string Docstring(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "'", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);

    private string Imports(string text)
    {
        var precision = toy.Outline.IsSinglePrecision ? "float32" : "float64";
        var library = target == ExportTarget.PyTorch
            ? $"""
                import torch

                torch.set_default_dtype(torch.{precision})
                PRECISION, ENGINE = np.{precision}, "PyTorch " + torch.__version__
                """
            : $"""
                import jax
                import jax.numpy as jnp
                import jax.scipy.linalg
                import jax.scipy.special

                jax.config.update("jax_enable_x64", {(toy.Outline.IsSinglePrecision ? "False" : "True")})
                PRECISION, ENGINE = np.{precision}, "JAX " + jax.__version__
                """;
        string[] modules = ["argparse", "bisect", "functools", "hashlib", "itertools", "json", "math", "operator", "pathlib", "struct", "sys", "time"];
        var used = text + _prelude.UsedBy(text + "\nmain()");
        return string.Join('\n', modules.Where(m => used.Contains(m + ".", StringComparison.Ordinal)).Select(m => "import " + m))
            + "\n\nimport numpy as np\n" + library;
    }

    private string Constants()
    {
        var lines = new List<string>
        {
            "TOY = {",
            $"    \"toy\": {PythonLiteral.Text(toy.Title)},",
            $"    \"sha256\": {PythonLiteral.Text(toy.Sha256)},",
            $"    \"prediction_sha256\": {PythonLiteral.Text(toy.PredictionSha256)},",
            "}",
        };
        var parameters = toy.Parameters.Select(p => $"    {PythonLiteral.Text(p.Name)}: {PythonLiteral.Number(p.Value)},{Remark(p)}").ToArray();
        lines.AddRange(parameters.Length == 0 ? ["PARAMS = {}"] : ["PARAMS = {", .. parameters, "}"]);
        lines.Add($"SWEEPS = {{{string.Join(", ", toy.Outline.Sweeps.Select(s => $"{PythonLiteral.Text(s.Name)}: [{string.Join(", ", s.Values.Select(PythonLiteral.Number))}]"))}}}");
        lines.Add($"SEEDS = {toy.Seeds}");
        return string.Join('\n', lines);
    }

    private static string Remark(ToyParameter parameter)
    {
        var range = parameter.Low is { } low && parameter.High is { } high
            ? $"{PythonLiteral.Number(low)}..{PythonLiteral.Number(high)}"
            : "";
        string[] parts = [.. new[] { parameter.Label ?? "", range }.Where(p => p.Length > 0)];
        return parts.Length == 0 ? "" : "  # " + string.Join(", ", parts).Replace('\n', ' ');
    }
}
