using System.Text.Json;

namespace LearningSite.EndToEndTests.Sites;

/// <summary>What the browser of a test keeps, read and written below the modules of the site.</summary>
internal static class KeptRecords
{
    private const string Open = """
        const open = () => new Promise((resolve, reject) => {
          const request = indexedDB.open("learningsite:/");
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
        """;

    /// <summary>All ids, sorted; a page of the site must have been open before.</summary>
    public static Task<string[]> IdsAsync(IPage page) => page.EvaluateAsync<string[]>($$"""
        async () => {
          {{Open}}
          const db = await open();
          return new Promise(resolve => db.transaction("records").objectStore("records").getAllKeys().onsuccess = ({ target }) => { db.close(); resolve(target.result); });
        }
        """);

    /// <summary>What the tries at a question earned, the first one first.</summary>
    public static Task<double[]> CreditsOfTriesAsync(IPage page, string question) => page.EvaluateAsync<double[]>($$"""
        async id => {
          {{Open}}
          const db = await open();
          return new Promise(resolve => db.transaction("records").objectStore("records").get(id).onsuccess = ({ target }) => { db.close(); resolve(target.result.tries.map(({ credit }) => credit)); });
        }
        """, $"tries:{question}");

    /// <summary>When a question is due again, or null before its first review.</summary>
    public static async Task<DateTime?> DueAsync(IPage page, string question) => await page.EvaluateAsync<double?>($$"""
        async id => {
          {{Open}}
          const db = await open();
          return new Promise(resolve => db.transaction("records").objectStore("records").get(id).onsuccess = ({ target }) => { db.close(); resolve(target.result?.card.due ?? null); });
        }
        """, $"review:{question}") is { } due ? DateTime.UnixEpoch.AddMilliseconds(due) : null;

    public static Task PutAsync(IPage page, params object[] records) => page.EvaluateAsync($$"""
        async records => {
          {{Open}}
          const db = await open();
          const transaction = db.transaction("records", "readwrite");
          for (const record of JSON.parse(records)) transaction.objectStore("records").put(record);
          await new Promise((resolve, reject) => { transaction.oncomplete = resolve; transaction.onabort = () => reject(transaction.error); });
          db.close();
        }
        """, JsonSerializer.Serialize(records));
}
