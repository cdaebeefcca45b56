using CsvHelper;
using CsvHelper.Configuration;
using Ironwood.Cli.Reading;
using Ironwood.Planning.Engines;
using static System.FormattableString;

namespace Ironwood.Cli.Sizing;

/// <summary>
/// Reads a CSV file of traffic: single requests (<c>TIMESTAMP,ContextTokens,GeneratedTokens</c>) or rates at equal
/// distances (<c>second,requests_per_second</c>).
/// </summary>
internal static class TrafficFile
{
    private const int MostMegabytes = 200;
    private const int MostProblems = 20;
    private const string Option = "--from-traffic";
    private static readonly string[] RequestColumns = ["TIMESTAMP", "ContextTokens", "GeneratedTokens"];
    private static readonly string[] RateColumns = ["second", "requests_per_second"];

    /// <summary>The traffic; null with a problem when it cannot be read.</summary>
    public static TrafficShape? Read(string path, List<Problem> problems)
    {
        try
        {
            using var text = new StringReader(InputFile.ReadText(path, MostMegabytes));
            using var csv = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                BadDataFound = null,
                MissingFieldFound = null,
                TrimOptions = TrimOptions.Trim,
            });
            return Read(csv, path, problems);
        }
        catch (InputFileException error)
        {
            problems.Add(new(
                SizeProblems.UnreadableTraffic, Option, error.Message, path, Fix: "name a readable CSV file"));
            return null;
        }
    }

    private static TrafficShape? Read(CsvReader csv, string path, List<Problem> problems)
    {
        var header = csv.Read() && csv.ReadHeader() ? csv.HeaderRecord! : [];
        if (RequestColumns.All(column => header.Contains(column)))
        {
            return Requests(csv, path, problems);
        }
        if (RateColumns.All(column => header.Contains(column)))
        {
            return Rates(csv, path, problems);
        }
        problems.Add(new(
            SizeProblems.UnknownColumns, Option, "does not have the columns of requests or of rates",
            string.Join(',', header),
            $"{string.Join(',', RequestColumns)} or {string.Join(',', RateColumns)}",
            "name the columns like this in the first line",
            new(path, 1, 1)));
        return null;
    }

    private static TrafficShape? Requests(CsvReader csv, string path, List<Problem> problems)
    {
        var rows = new Rows(path, problems);
        List<TracedRequest> requests = [];
        while (rows.Next(csv))
        {
            var at = rows.Time(csv, RequestColumns[0]);
            var input = rows.Count(csv, RequestColumns[1]);
            var output = rows.Count(csv, RequestColumns[2]);
            if (at is null || input is null || output is null)
            {
                continue;
            }
            if (requests.Count > 0 && at < requests[^1].At)
            {
                rows.Report(csv, RequestColumns[0], "is earlier than the row before it", "sort the rows by time");
                continue;
            }
            requests.Add(new(at.Value, input.Value, output.Value));
        }
        return rows.End(requests.Count, least: 2) ? TrafficShape.Of(requests) : null;
    }

    private static TrafficShape? Rates(CsvReader csv, string path, List<Problem> problems)
    {
        var rows = new Rows(path, problems);
        List<(decimal At, decimal Rate)> series = [];
        while (rows.Next(csv))
        {
            var at = rows.Decimal(csv, RateColumns[0]);
            var rate = rows.Decimal(csv, RateColumns[1]);
            if (at is null || rate is null)
            {
                continue;
            }
            // A gap would hide a peak, and a repeated time would count it twice.
            if (series.Count > 1 && at - series[^1].At != series[1].At - series[0].At)
            {
                rows.Report(
                    csv, RateColumns[0],
                    Invariant($"is not {series[1].At - series[0].At} seconds after the row before it"),
                    "fill the gap, or cut the file there");
            }
            series.Add((at.Value, rate.Value));
        }
        return rows.End(series.Count, least: 2)
            ? TrafficShape.Of(
                [.. series.Select(row => row.Rate)], TimeSpan.FromSeconds((double)(series[1].At - series[0].At)))
            : null;
    }

    /// <summary>The rows of a file, with a limited number of problems.</summary>
    private sealed class Rows(string path, List<Problem> problems)
    {
        private int _found;

        public bool Next(CsvReader csv) => _found < MostProblems && csv.Read();

        public DateTime? Time(CsvReader csv, string column) =>
            DateTime.TryParse(
                csv.GetField(column), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                ? time
                : Report<DateTime>(csv, column, "is not a time", "write it as 2026-11-30 18:17:03");

        public int? Count(CsvReader csv, string column) =>
            int.TryParse(csv.GetField(column), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                ? count
                : Report<int>(csv, column, "is not a number of tokens", "write a whole number");

        public decimal? Decimal(CsvReader csv, string column) =>
            decimal.TryParse(
                csv.GetField(column), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                ? number
                : Report<decimal>(csv, column, "is not a number", "write a number that is not negative");

        public void Report(CsvReader csv, string column, string message, string fix) =>
            Report<int>(csv, column, message, fix);

        public bool End(int rows, int least)
        {
            if (_found == 0 && rows < least)
            {
                problems.Add(new(
                    SizeProblems.InvalidRow, Option, "has too few rows", Invariant($"{rows}"),
                    Invariant($"at least {least}"), "name a file with more traffic", new(path, 1, 1)));
                _found++;
            }
            return _found == 0;
        }

        private T? Report<T>(CsvReader csv, string column, string message, string fix)
            where T : struct
        {
            _found++;
            problems.Add(new(
                SizeProblems.InvalidRow, column, message, csv.GetField(column), Fix: fix,
                Location: new(path, csv.Parser.RawRow, csv.GetFieldIndex(column) + 1)));
            return null;
        }
    }
}
