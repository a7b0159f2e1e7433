using System.Globalization;
using Microsoft.Playwright;

namespace LearningMechanics.Bench.Site;

/// <summary>Pages of a site that is running already, as a reader with a slow machine sees them come.</summary>
internal static class PageBench
{
    private const int Slowness = 4;
    private const int Visits = 5;
    private const double ShiftTarget = 0.02;
    private const double PaintTarget = 1.0;
    private const long WeightTarget = 150 * 1024;

    private const string Watch =
        """
        window.shift = 0; window.paint = 0;
        new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) window.shift += e.value; }).observe({ type: 'layout-shift', buffered: true });
        new PerformanceObserver((list) => { for (const e of list.getEntries()) window.paint = e.startTime / 1000; }).observe({ type: 'largest-contentful-paint', buffered: true });
        """;

    public static async Task<int> RunAsync()
    {
        var port = Environment.GetEnvironmentVariable("LM_PORT") is { Length: > 0 } set ? set : "5080";
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("LM_CHROMIUM") ?? "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu"],
        });
        Console.WriteLine($"{Machine.Describe()}\nfirst visits, nothing kept, processor slowed {Slowness} times; the median of {Visits}\n");
        var sheet = new Sheet(("page", 32), ("shift", 8), ("paint", 8), ("weight", 10), ("", 6));
        foreach (var path in (string[])["/", "/problems", "/problems/edge-of-stability", "/problems/catapult", "/toys/kernel-ridge", "/results", "/about"])
        {
            var visits = new List<Visit>();
            try
            {
                for (var i = 0; i < Visits; i++)
                    visits.Add(await VisitAsync(browser, $"http://127.0.0.1:{port}{path}"));
            }
            catch (PlaywrightException e)
            {
                Console.WriteLine($"Not measured: {path} does not come ({e.Message.Split('\n')[0]}). Start the site with ./lm up, or name its port by LM_PORT.");
                return 0;
            }

            var (shift, paint, weight) = (Median(visits, v => v.Shift), Median(visits, v => v.Paint), Median(visits, v => v.Bytes));
            sheet.Write(
                path, shift.ToString("0.000", CultureInfo.InvariantCulture), Statistics.Duration(paint), $"{weight / 1024:0} KiB",
                shift <= ShiftTarget && paint <= PaintTarget && weight <= WeightTarget ? "met" : "missed");
        }

        Console.WriteLine($"\nTargets: shift ≤ {ShiftTarget}, largest paint ≤ {Statistics.Duration(PaintTarget)}, weight ≤ {WeightTarget / 1024} KiB.");
        return 0;
    }

    private static async Task<Visit> VisitAsync(IBrowser browser, string address)
    {
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        var page = await context.NewPageAsync();
        var session = await context.NewCDPSessionAsync(page);
        var bytes = 0L;
        await session.SendAsync("Network.enable");
        await session.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = Slowness });
        session.Event("Network.loadingFinished").OnEvent += (_, finished) =>
            Interlocked.Add(ref bytes, (long)(finished?.GetProperty("encodedDataLength").GetDouble() ?? 0));
        await page.AddInitScriptAsync(Watch);
        await page.GotoAsync(address);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        return new Visit(await page.EvaluateAsync<double>("() => window.shift"), await page.EvaluateAsync<double>("() => window.paint"), Interlocked.Read(ref bytes));
    }

    private static double Median(List<Visit> visits, Func<Visit, double> of) => visits.Select(of).Order().ElementAt(visits.Count / 2);

    private sealed record Visit(double Shift, double Paint, double Bytes);
}
