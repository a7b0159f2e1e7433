using System.Text;

namespace LearningMechanics.Toys.Charts;

/// <summary>The stylesheet of charts that stand alone. Plain rules without variables: programs that set papers read no others.</summary>
public static class SheetStyle
{
    private const string Shapes =
        """
        text{font-family:"Source Sans 3","Segoe UI",Helvetica,Arial,sans-serif;font-size:13px}
        .title{font-size:17px;font-weight:600}
        .heading{font-size:15px;font-weight:600}
        .exponent{font-size:9.5px}
        .panel-name,.footer{font-size:12px}
        .axis,.grid,.theory,.seed-bars{fill:none}
        .theory{stroke-width:1.8;stroke-linejoin:round}
        .theory-1{stroke-dasharray:7 4}
        .theory-2{stroke-dasharray:2 3}
        .theory-3{stroke-dasharray:9 3 2 3}
        .zero{stroke-width:1.2}
        .seed-band{opacity:.15}
        .seed-bars{stroke-width:1.2;opacity:.65}
        .beyond{opacity:.4}
        .tolerance{fill-opacity:.1}
        .regime{fill-opacity:.05}

        """;

    /// <summary>Rules for light paper, and for dark where the reader's machine asks for it.</summary>
    public static string Css() =>
        $"{Shapes}{Colours(SheetPalette.Light)}@media (prefers-color-scheme:dark){{\n{Colours(SheetPalette.Dark)}}}\n";

    /// <summary>Rules for one paper, whatever the reader's machine asks for.</summary>
    public static string Css(SheetPalette palette) => $"{Shapes}{Colours(palette)}";

    private static string Colours(SheetPalette palette)
    {
        var css = new StringBuilder()
            .Append($".paper{{fill:{palette.Paper}}}\n")
            .Append($".title,.heading{{fill:{palette.Ink}}}\n")
            .Append($".frame text,.key,.footer{{fill:{palette.InkSoft}}}\n")
            .Append($".axis{{stroke:{palette.InkSoft}}}\n.grid{{stroke:{palette.Hairline}}}\n")
            .Append($".regime{{fill:{palette.Ink}}}\n.tolerance{{fill:{palette.Accent}}}\n.zero{{stroke:{palette.Accent}}}\n");
        for (var i = 0; i < palette.Series.Count; i++)
        {
            css.Append($".many .series-{i} .theory,.many .series-{i} .seed-bars{{stroke:{palette.Series[i]}}}\n")
                .Append($".many .series-{i} .experiment,.many .series-{i} .seed-band{{fill:{palette.Series[i]}}}\n");
        }

        // Alone, theory has the accent and experiment the ink; rivals have colours of their own.
        return css
            .Append($".one .theory-0{{stroke:{palette.Accent}}}\n.one .theory-1{{stroke:{palette.Series[0]}}}\n")
            .Append($".one .theory-2{{stroke:{palette.Series[2]}}}\n.one .theory-3{{stroke:{palette.Series[3]}}}\n")
            .Append($".one .experiment,.one .seed-band{{fill:{palette.Ink}}}\n.one .seed-bars{{stroke:{palette.Ink}}}\n")
            .ToString();
    }
}
