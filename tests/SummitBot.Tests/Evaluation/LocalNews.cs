using SummitBot.Articles;

namespace SummitBot.Tests.Evaluation;

/// <summary>A corpus that has nothing in common with the one that ships, and questions to it.</summary>
internal static class LocalNews
{
    public static IReadOnlyList<Article> Articles { get; } =
    [
        Of("ferry", "New ferry links Harwick and the island", """
            A ferry for 240 passengers and 60 cars began its service between Harwick and Lenn Island on Monday. The crossing takes 35 minutes, half as long as before, and a single ticket costs 12 euros.
            The ship was built in Gdansk for 31 million euros. Its batteries are charged while it lies in port, so that it needs no diesel on calm days.

            Islanders had waited six years for it. "My children can go to school on the mainland now," said Marta Oyen, who runs the bakery at the harbour.
            """),
        Of("library", "Town library closes for a year of repairs", """
            The town library of Harwick will close on 1 September because its roof leaks. Repairs are to last a year and to cost 4.2 million euros, most of which the region pays.
            Forty thousand books move to the old post office, where a smaller reading room opens in October. The director, Tomas Rell, promised that nobody would lose a job.

            The building dates from 1908 and was a corn exchange first. During the works its painted ceiling, hidden behind boards since the war, will be restored.
            """),
        Of("storm", "Storm brings down trees along the coast", """
            A storm with gusts of 128 kilometres an hour felled some 300 trees along the coast on Tuesday night. Two people were hurt when a branch hit their car near Soll.
            About 9,000 homes were without power until the morning. Trains between Soll and Harwick stood still for eleven hours because trees lay on the line.

            The mayor of Soll, Ines Vargo, thanked the firefighters, who were called out 412 times. Schools stayed closed on Wednesday.
            """),
        Of("football", "Harwick reaches the cup final after penalties", """
            Harwick beat Dunmoor 5-4 on penalties on Saturday and plays in the cup final for the first time since 1974. After extra time the score had been 1-1.
            The goalkeeper, Luka Prem, aged 19, saved three penalties. The coach, Dora Fenn, said that he had trained for it all week.

            In the final on 12 June Harwick meets the champions of the last two years, Castle Rovers. Tickets go on sale on Thursday.
            """),
        Of("bees", "Researchers count fewer wild bees", """
            Wild bees have become rarer in the valley: researchers of the University of Tarn counted a third fewer than ten years ago. They walked the same forty paths each May.
            The loss is greatest where meadows are mown more than twice a year. Where farmers left strips of flowers, numbers held steady.

            Professor Ada Lind, who led the study, asked the council to mow later. The council decides in March.
            """),
        Of("bridge", "Old bridge reopens to cyclists only", """
            The stone bridge over the Tarn reopened on Friday for walkers and cyclists; cars must use the bypass. Engineers had closed it in January when cracks appeared in the second arch.
            The repair cost less than planned, 870,000 euros instead of one million. Steel rods now hold the arch together.

            Shopkeepers in the old town fear for their trade. The council will count visitors for a year before it decides whether cars return.
            """),
    ];

    public static IReadOnlyList<(string Question, bool Answerable)> Questions { get; } =
    [
        ("How long does the ferry to Lenn Island take?", true),
        ("Where was the ferry built?", true),
        ("How many cars fit on the new ferry?", true),
        ("Why does the library close?", true),
        ("Who is the director of the library?", true),
        ("What was the library building before?", true),
        ("How many homes had no power after the storm?", true),
        ("Who is the mayor of Soll?", true),
        ("Who saved three penalties for Harwick?", true),
        ("When is the cup final?", true),
        ("Who led the study of wild bees?", true),
        ("How much did the repair of the bridge cost?", true),
        ("Why was the bridge closed in January?", true),
        ("Who is the captain of the ferry?", false),
        ("When does the swimming pool open?", false),
        ("How many members does the chess club have?", false),
        ("Who won the mayoral election in Dunmoor?", false),
        ("What does a ticket for the museum cost?", false),
        ("How many wolves live in the valley?", false),
        ("When was the cathedral built?", false),
        ("Which airline flies to Lenn Island?", false),
        ("How much does the coach of Castle Rovers earn?", false),
        ("Where is the hospital of Tarn?", false),
        ("Who wrote the opera about the storm?", false),
        ("How many students does the University of Gdansk have?", false),
    ];

    private static Article Of(string id, string title, string text) => new() { Id = id, Title = title, Language = "en", Text = text };
}
