using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SummitBot.Retrieval;
using SummitBot.Telegram;
using SummitBot.Telegram.Buttons;

namespace SummitBot.Tests.Telegram.Buttons;

public sealed class StoredAnswersTests : IAsyncDisposable
{
    private const long Chat = -100;
    private const long Ann = 5;
    private const long Ben = 6;

    private readonly string _folder = ServedBot.NewFolder();
    private readonly FakeTimeProvider _time = new();
    private readonly StateDatabase _database;
    private readonly StoredAnswers _answers;
    private readonly Feedback _feedback;

    public StoredAnswersTests()
    {
        var options = Options.Create(new TelegramOptions { AnswerDays = 30, FeedbackDays = 60 });
        _database = new StateDatabase(Options.Create(new StorageOptions { DataFolder = _folder }));
        _database.Open();
        _answers = new StoredAnswers(_database, options, _time);
        _feedback = new Feedback(_database, options, _time);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task An_answer_is_found_in_its_chat_alone_and_knows_who_asked()
    {
        var id = await AddAsync(Ann);

        Assert.True((await _answers.FindAsync(id, Chat, Ann))!.IsOwner);
        Assert.False((await _answers.FindAsync(id, Chat, Ben))!.IsOwner);
        Assert.Null(await _answers.FindAsync(id, Chat - 1, Ann));
    }

    [Fact]
    public async Task Answers_and_feedback_expire_by_their_settings()
    {
        var id = await AddAsync(Ann);
        await _feedback.AddAsync(id, "Who came?", Ann, Verdict.Wrong);

        _time.Advance(TimeSpan.FromDays(31));
        Assert.Null(await _answers.FindAsync(id, Chat, Ann));
        Assert.Null(await _answers.QuestionAsync(id));
        Assert.Equal((1, 1), Counted(await _feedback.ReportAsync()));

        _time.Advance(TimeSpan.FromDays(30));
        Assert.Equal((0, 0), Counted(await _feedback.ReportAsync()));
    }

    [Fact]
    public async Task Whoever_wants_to_be_forgotten_leaves_nothing_and_others_keep_theirs()
    {
        var (hers, his) = (await AddAsync(Ann), await AddAsync(Ben));
        await _feedback.AddAsync(his, "Who left?", Ann, Verdict.Wrong);
        await _feedback.AddAsync(his, "Who left?", Ben, Verdict.Good);

        await _answers.ForgetAsync(Ann);
        await _feedback.ForgetAsync(Ann);

        Assert.Null(await _answers.FindAsync(hers, Chat, Ann));
        Assert.NotNull(await _answers.FindAsync(his, Chat, Ben));
        var report = await _feedback.ReportAsync();
        Assert.Equal((1, 1), Counted(report));
        Assert.Equal(1, report.Verdicts[Verdict.Good]);
    }

    [Fact]
    public async Task No_id_of_a_person_is_in_what_is_kept_of_answers()
    {
        const long person = 998877665544;
        var id = await AddAsync(person);
        await _feedback.AddAsync(id, "Who came?", person, Verdict.Good);

        var text = await _database.RunAsync(db => string.Join(' ', db.Query(
            "SELECT hex(owner) FROM answers UNION ALL SELECT hex(voter) FROM feedback UNION ALL SELECT hex(asker) FROM misses", r => r.GetString(0))));

        Assert.DoesNotContain(Convert.ToHexString(BitConverter.GetBytes(person)), text, StringComparison.Ordinal);
        Assert.Single(text.Split(' ').Distinct());
    }

    private async Task<string> AddAsync(long owner)
    {
        var card = new AnswerCard(AnswerCard.NewId(), Chat, "Who came?", "en", [], ["Who left?"]);
        var asked = _time.GetUtcNow().ToUnixTimeSeconds();
        await _database.RunAsync(db =>
        {
            StoredAnswers.Add(db, new NewAnswer(card, owner, "v"), asked);
            Feedback.AddMiss(db, new Miss(card.Id, owner, "Who came?", IsNear: false), asked);
            return true;
        });
        return card.Id;
    }

    private static (long Verdicts, long Misses) Counted(FeedbackReport report) => (report.Verdicts.Values.Sum(), report.Misses);
}
