using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;

namespace Twin.Studies.RuleLookups;

/// <summary>Answers a list of requests: <c>twin rules check</c>.</summary>
public static class RequestListCheck
{
    private static readonly string[] AnswerColumns = ["outcome", "responseCode", "check", "clause"];

    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// Reads the whole list, then writes each of its rows with <c>outcome</c> (accepted or rejected), <c>responseCode</c>, <c>check</c>
    /// (the rule that decided; empty for an ordinary acceptance) and <c>clause</c>. Writes nothing when anything is wrong with the list.
    /// </summary>
    /// <param name="input">The list, CSV with the columns of <see cref="RequestList.Columns"/>.</param>
    /// <param name="file">The list's name for errors.</param>
    /// <param name="rules">The rules to decide by.</param>
    /// <param name="output">Where the answers go.</param>
    /// <param name="json">Whether to write one JSON array of objects instead of CSV.</param>
    /// <param name="errors">Where everything wrong with the list goes.</param>
    /// <returns>How many requests were answered.</returns>
    public static int Run(TextReader input, string file, AccessRules rules, TextWriter output, bool json, InputErrors errors)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(errors);
        int before = errors.Count;
        IReadOnlyList<RequestQuestion> questions = RequestList.Read(input, file, errors);
        if (errors.Count > before)
        {
            return 0;
        }

        if (json)
        {
            WriteJson(questions, rules, output);
        }
        else
        {
            WriteCsv(questions, rules, output);
        }

        return questions.Count;
    }

    private static string[] Answer(RequestQuestion question, AccessRules rules)
    {
        AccessQuery query = question.Query;
        AccessOutcome outcome = AccessControl.Check(in query, rules);
        return [outcome.Accepted ? "accepted" : "rejected", outcome.Code.ToString(), outcome.Check.Name(), outcome.Clause(rules, in query)];
    }

    private static void WriteCsv(IReadOnlyList<RequestQuestion> questions, AccessRules rules, TextWriter output)
    {
        int[] present = Present(questions);
        WriteLine(output, [.. present.Select(c => RequestList.Columns[c].Name), .. AnswerColumns]);
        foreach (RequestQuestion question in questions)
        {
            WriteLine(output, [.. present.Select(c => question.Fields[c] ?? string.Empty), .. Answer(question, rules)]);
        }
    }

    private static void WriteJson(IReadOnlyList<RequestQuestion> questions, AccessRules rules, TextWriter output)
    {
        int[] present = Present(questions);
        output.Write('[');
        for (int i = 0; i < questions.Count; i++)
        {
            using MemoryStream row = new();
            using (Utf8JsonWriter writer = new(row, JsonOptions))
            {
                writer.WriteStartObject();
                foreach (int column in present)
                {
                    writer.WriteString(RequestList.Columns[column].Name, questions[i].Fields[column] ?? string.Empty);
                }

                string[] answer = Answer(questions[i], rules);
                for (int column = 0; column < AnswerColumns.Length; column++)
                {
                    writer.WriteString(AnswerColumns[column], answer[column]);
                }

                writer.WriteEndObject();
            }

            output.Write(i == 0 ? "\n" : ",\n");
            output.Write(Encoding.UTF8.GetString(row.GetBuffer(), 0, (int)row.Length));
        }

        output.Write(questions.Count == 0 ? "]\n" : "\n]\n");
    }

    // A list without rows still answers with its header.
    private static int[] Present(IReadOnlyList<RequestQuestion> questions)
        => [.. Enumerable.Range(0, RequestList.Columns.Count)
            .Where(c => questions.Count > 0 ? questions[0].Fields[c] is not null : RequestList.Columns[c].Required)];

    private static void WriteLine(TextWriter output, IEnumerable<string> fields)
    {
        output.Write(string.Join(',', fields.Select(Quoted)));
        output.Write('\n');
    }

    private static string Quoted(string field) => field.AsSpan().IndexOfAny(",\"\r\n") < 0
        ? field
        : "\"" + field.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
