using System.Text;

namespace LearningMechanics.Toys.Charts;

/// <summary>Draws a laid-out figure as SVG: experiment is dots, theory is a line. Colours are the stylesheet's, by class.</summary>
public sealed class ChartDrawing
{
    private readonly ChartFigure _figure;
    private readonly ChartGeometry _geometry;
    private readonly string _id;
    private readonly StringBuilder _svg = new();

    private ChartDrawing(ChartFigure figure, string id)
    {
        (_figure, _geometry, _id) = (figure, ChartLayout.Of(figure), SvgText.Escape(id));
    }

    /// <summary>One <c>svg</c> element with its title and description for whoever does not see it.</summary>
    /// <param name="figure">What to draw.</param>
    /// <param name="id">What the element's identifiers begin with: unique on the page.</param>
    public static string Element(ChartFigure figure, string id)
    {
        var drawing = new ChartDrawing(figure, id);
        drawing.Open();
        drawing.Body();
        drawing._svg.Append("</svg>");
        return drawing._svg.ToString();
    }

    /// <summary>The marks alone, to be set into an element of the caller's, and the height they take.</summary>
    /// <param name="figure">What to draw.</param>
    /// <param name="id">What identifiers begin with: unique in the element.</param>
    internal static (string Marks, double Height) Marks(ChartFigure figure, string id)
    {
        var drawing = new ChartDrawing(figure, id);
        drawing.Body();
        return (drawing._svg.ToString(), drawing._geometry.Height);
    }

    private void Open() => _svg
        .Append($"<svg viewBox=\"0 0 {N(ChartGeometry.Width)} {N(_geometry.Height)}\" role=\"img\" aria-labelledby=\"{_id}-title {_id}-description\">")
        .Append($"<title id=\"{_id}-title\">{SvgText.Escape(_figure.Title)}</title>")
        .Append($"<desc id=\"{_id}-description\">{SvgText.Escape(FigureDescription.Of(_figure))}</desc>");

    private void Body()
    {
        _svg.Append($"<defs><clipPath id=\"{_id}-frame\"><rect x=\"{N(ChartGeometry.Left)}\" y=\"{N(ChartGeometry.Top)}\" width=\"{N(ChartGeometry.Right - ChartGeometry.Left)}\" height=\"{N(ChartGeometry.Bottom - ChartGeometry.Top)}\"/></clipPath></defs>");
        Frame();
        _svg.Append($"<g clip-path=\"url(#{_id}-frame)\">");
        foreach (var series in _geometry.Series)
            Behind(series);
        _svg.Append("</g>");
        foreach (var series in _geometry.Series)
            Front(series);
    }

    private void Frame()
    {
        _svg.Append("<g class=\"frame\">");
        if (_geometry.Window is var (left, right))
            _svg.Append($"<rect class=\"regime\" x=\"{N(left)}\" y=\"{N(ChartGeometry.Top)}\" width=\"{N(Math.Max(right - left, 1))}\" height=\"{N(_geometry.Floor - ChartGeometry.Top)}\"/>");
        foreach (var tick in _geometry.VerticalTicks)
        {
            Path("grid", $"M{N(ChartGeometry.Left)},{N(tick.Position)}H{N(ChartGeometry.Right)}");
            Label(tick, ChartGeometry.Left - 8, tick.Position + 4, "end");
        }

        Path("axis", $"M{N(ChartGeometry.Left)},{N(ChartGeometry.Bottom)}H{N(ChartGeometry.Right)}");
        if (_geometry.Residuals is { } residuals)
            ResidualFrame(residuals);
        foreach (var tick in _geometry.HorizontalTicks)
        {
            Path("axis", $"M{N(tick.Position)},{N(_geometry.Floor)}v4");
            Label(tick, tick.Position, _geometry.Floor + 17, "middle");
        }

        Words("axis-name", (ChartGeometry.Left + ChartGeometry.Right) / 2, _geometry.Floor + 36, "middle", _figure.Horizontal.Label);
        _svg.Append("</g>");
    }

    private void ResidualFrame(ResidualGeometry residuals)
    {
        if (residuals.Tolerance is { } tolerance)
            _svg.Append($"<rect class=\"tolerance\" x=\"{N(ChartGeometry.Left)}\" width=\"{N(ChartGeometry.Right - ChartGeometry.Left)}\" y=\"{N(tolerance.Top)}\" height=\"{N(tolerance.Bottom - tolerance.Top)}\"/>");
        Path("theory zero", $"M{N(ChartGeometry.Left)},{N(residuals.Zero)}H{N(ChartGeometry.Right)}");
        foreach (var tick in residuals.Ticks)
            Label(tick, ChartGeometry.Left - 8, tick.Position + 4, "end");
        // A group of its own: the stylesheet hides every second tick on a phone, and counts its siblings.
        _svg.Append("<g>");
        Words("panel-name", ChartGeometry.Right, ChartGeometry.ResidualTop - 5, "end", residuals.Label);
        _svg.Append("</g>");
        Path("axis", $"M{N(ChartGeometry.Left)},{N(ChartGeometry.ResidualBottom)}H{N(ChartGeometry.Right)}");
    }

    /// <summary>What stays inside the frame and under the dots.</summary>
    private void Behind(SeriesGeometry series)
    {
        _svg.Append($"<g class=\"series series-{series.Number}\">");
        Path("seed-band", series.Band);
        Path("seed-bars", series.Bars);
        foreach (var (theory, path) in series.Curves)
            Path($"theory theory-{theory}", path);
        _svg.Append("</g>");
    }

    private void Front(SeriesGeometry series)
    {
        _svg.Append($"<g class=\"series series-{series.Number}\"><path class=\"experiment\" d=\"{series.Dots}\"/>");
        Path("seed-bars", series.ResidualBars);
        Path("experiment residual", series.ResidualDots);
        Path("experiment beyond", series.ResidualDotsBeyond);
        _svg.Append("</g>");
    }

    private void Path(string kind, string path)
    {
        if (path.Length > 0)
            _svg.Append($"<path class=\"{kind}\" d=\"{path}\"/>");
    }

    private void Label(Tick tick, double x, double y, string anchor)
    {
        _svg.Append($"<text class=\"tick\" x=\"{N(x)}\" y=\"{N(y)}\" text-anchor=\"{anchor}\">{SvgText.Escape(tick.Text)}");
        if (tick.Exponent is not null)
            _svg.Append($"<tspan class=\"exponent\" dy=\"-5\">{SvgText.Escape(tick.Exponent)}</tspan>");
        _svg.Append("</text>");
    }

    private void Words(string kind, double x, double y, string anchor, string words) =>
        _svg.Append($"<text class=\"{kind}\" x=\"{N(x)}\" y=\"{N(y)}\" text-anchor=\"{anchor}\">{SvgText.Escape(words)}</text>");

    private static string N(double value) => NumberText.Pixel(value);
}
