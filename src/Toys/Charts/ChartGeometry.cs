namespace LearningMechanics.Toys.Charts;

/// <summary>A figure laid out on paper: everything the drawing needs, in pixels of a fixed sheet that scales as a whole.</summary>
public sealed record ChartGeometry
{
    /// <summary>Of the sheet.</summary>
    public const double Width = 640;

    /// <summary>Left edge of both frames; the labels stand before it.</summary>
    public const double Left = 62;

    /// <summary>Right edge of both frames.</summary>
    public const double Right = 632;

    /// <summary>Of the frame in which experiment and theory stand.</summary>
    public const double Top = 12;

    /// <summary>Of the frame in which experiment and theory stand.</summary>
    public const double Bottom = 300;

    /// <summary>Of the frame of what is left when theory is subtracted.</summary>
    public const double ResidualTop = 322;

    /// <summary>Of the frame of what is left when theory is subtracted.</summary>
    public const double ResidualBottom = 398;

    /// <summary>Room under the lowest frame for its labels.</summary>
    public const double LabelDepth = 42;

    /// <summary>Of the sheet.</summary>
    public required double Height { get; init; }

    /// <summary>Labels under the lowest frame.</summary>
    public required IReadOnlyList<Tick> HorizontalTicks { get; init; }

    /// <summary>Labels left of the upper frame.</summary>
    public required IReadOnlyList<Tick> VerticalTicks { get; init; }

    /// <summary>One per series of the figure, in its order.</summary>
    public required IReadOnlyList<SeriesGeometry> Series { get; init; }

    /// <summary>Left and right of what is checked, in pixels; null where that is everything.</summary>
    public (double Left, double Right)? Window { get; init; }

    /// <summary>Null where no theory has anything to compare with.</summary>
    public required ResidualGeometry? Residuals { get; init; }

    /// <summary>Where the lowest frame ends and the horizontal labels begin.</summary>
    public double Floor => Residuals is null ? Bottom : ResidualBottom;
}

/// <summary>A label of an axis.</summary>
/// <param name="Position">Pixels.</param>
/// <param name="Text">The number; of a power of ten only the ten.</param>
/// <param name="Exponent">The power, to be set raised; null if the text is all.</param>
public sealed record Tick(double Position, string Text, string? Exponent);

/// <summary>SVG path data of one series.</summary>
public sealed record SeriesGeometry
{
    /// <summary>Colour and shape.</summary>
    public required int Number { get; init; }

    /// <summary>The experiment's means.</summary>
    public required string Dots { get; init; }

    /// <summary>One standard deviation around the dots, as an area; empty where bars are drawn instead.</summary>
    public required string Band { get; init; }

    /// <summary>The same as bars, where dots are few.</summary>
    public required string Bars { get; init; }

    /// <summary>By number of the theory.</summary>
    public required IReadOnlyList<(int Theory, string Path)> Curves { get; init; }

    /// <summary>Experiment minus the first theory.</summary>
    public required string ResidualDots { get; init; }

    /// <summary>Residual dots too far out for the panel, on its edge.</summary>
    public required string ResidualDotsBeyond { get; init; }

    /// <summary>One standard error of the mean around the residual dots.</summary>
    public required string ResidualBars { get; init; }
}

/// <summary>The panel of what is left when theory is subtracted.</summary>
/// <param name="Label">What its axis shows.</param>
/// <param name="Zero">Pixel of perfect agreement.</param>
/// <param name="Tolerance">Pixels of the allowed band's top and bottom, or null.</param>
/// <param name="Ticks">Its labels.</param>
public sealed record ResidualGeometry(string Label, double Zero, (double Top, double Bottom)? Tolerance, IReadOnlyList<Tick> Ticks);
