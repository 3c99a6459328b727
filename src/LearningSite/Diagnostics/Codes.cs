using System.Reflection;
using static LearningSite.Diagnostics.Severity;

namespace LearningSite.Diagnostics;

/// <summary>Every code that LearningSite can print. `docs/diagnostics/*.md` shows each with bad input and frame.</summary>
public static class Codes
{
    // Lazy, because the codes below are set after this line.
    private static readonly Lazy<SortedDictionary<string, DiagnosticCode>> Table = new(() => new(typeof(Codes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => f.GetValue(null)).OfType<DiagnosticCode>().ToDictionary(c => c.Id, StringComparer.Ordinal), StringComparer.Ordinal));

    /// <summary>Sorted by number.</summary>
    public static IReadOnlyCollection<DiagnosticCode> All => Table.Value.Values;

    public static DiagnosticCode? Find(string id) => Table.Value.GetValueOrDefault(id);

    /// <summary>The finding for a code that nobody can know.</summary>
    public static Diagnostic Unknown(string id, Place? place) =>
        new(Codes.UnknownCode, $"there is no code `{id}`", place, Spelling.DidYouMean(id, Table.Value.Keys), "write a code as it is printed, such as `LS3025`");

    public static readonly DiagnosticCode SymbolicLink = new("LS1001", Error, "a symbolic link or special file under the input");
    public static readonly DiagnosticCode InvalidUtf8 = new("LS1002", Error, "a file that is not UTF-8");
    public static readonly DiagnosticCode EmptyFile = new("LS1003", Error, "an empty file");
    public static readonly DiagnosticCode FileTooLarge = new("LS1004", Error, "a file above the size limit");
    public static readonly DiagnosticCode UnreadableFile = new("LS1005", Error, "a file that cannot be read");
    public static readonly DiagnosticCode InvalidSlug = new("LS1006", Error, "a file name that is no slug");
    public static readonly DiagnosticCode UnknownPlace = new("LS1007", Warning, "a file in a place that no content kind reads");
    public static readonly DiagnosticCode MissingInput = new("LS1009", Error, "no input folder");

    public static readonly DiagnosticCode YamlSyntax = new("LS2001", Error, "YAML that cannot be parsed");
    public static readonly DiagnosticCode YamlFeature = new("LS2002", Error, "a YAML feature that content may not use");
    public static readonly DiagnosticCode DuplicateKey = new("LS2003", Error, "a key written twice");
    public static readonly DiagnosticCode UnknownKey = new("LS2004", Error, "a key that the kind does not have");
    public static readonly DiagnosticCode MissingKey = new("LS2005", Error, "a required key that is missing");
    public static readonly DiagnosticCode WrongType = new("LS2006", Error, "a value of the wrong type");
    public static readonly DiagnosticCode UnknownValue = new("LS2007", Error, "a value outside the allowed set");
    public static readonly DiagnosticCode OpenFrontMatter = new("LS2008", Error, "front matter that is never closed");
    public static readonly DiagnosticCode SettingsSyntax = new("LS2010", Error, "a settings file that cannot be parsed");
    public static readonly DiagnosticCode UnknownSetting = new("LS2011", Error, "a setting that does not exist");
    public static readonly DiagnosticCode InvalidSetting = new("LS2012", Error, "a setting with a value of the wrong type");
    public static readonly DiagnosticCode UnknownCode = new("LS2013", Error, "a code that does not exist");
    public static readonly DiagnosticCode ErrorNotOptional = new("LS2014", Error, "an error that is to be silenced or lowered");
    public static readonly DiagnosticCode SilenceWithoutReason = new("LS2015", Error, "a silence without a reason");
    public static readonly DiagnosticCode UnusedSilence = new("LS2016", Warning, "a silence that covers nothing");
    public static readonly DiagnosticCode UnknownBlock = new("LS2020", Error, "a container block that does not exist");
    public static readonly DiagnosticCode UnknownAttribute = new("LS2021", Error, "an attribute that the block does not have");
    public static readonly DiagnosticCode MissingBlockId = new("LS2022", Error, "a block without the id it needs");
    public static readonly DiagnosticCode RawHtml = new("LS2023", Warning, "raw HTML, shown as text");
    public static readonly DiagnosticCode UnsafeAddress = new("LS2024", Error, "an address with a scheme that is not allowed");
    public static readonly DiagnosticCode OpenFence = new("LS2025", Error, "a fence that is never closed");
    public static readonly DiagnosticCode MarkdownTooDeep = new("LS2026", Error, "Markdown nested too deeply");
    public static readonly DiagnosticCode MixedBullets = new("LS2030", Error, "options with different bullets");
    public static readonly DiagnosticCode SetextHeading = new("LS2031", Warning, "a line that makes the text above it a heading");
    public static readonly DiagnosticCode BlankInTable = new("LS2032", Error, "a blank in a table");
    public static readonly DiagnosticCode FeedbackPrefix = new("LS2033", Warning, "a word that is nearly `hint:` or `unless:`");
    public static readonly DiagnosticCode TextDirection = new("LS2035", Warning, "invisible characters that turn the direction of text");
    public static readonly DiagnosticCode InvisibleCharacter = new("LS2036", Warning, "a character that cannot be seen, or was lost");
    public static readonly DiagnosticCode MixedScripts = new("LS2037", Warning, "a word that mixes scripts");
    public static readonly DiagnosticCode EscapedCharacter = new("LS2038", Error, "a character written as an escape");
    public static readonly DiagnosticCode BrokenLink = new("LS2039", Warning, "text that looks like a link and is none");
    public static readonly DiagnosticCode KeyCase = new("LS2034", Warning, "a key in another case");
    public static readonly DiagnosticCode InvalidMath = new("LS2027", Error, "a formula that cannot be typeset");
    public static readonly DiagnosticCode LedgerSyntax = new("LS2052", Error, "a ledger that cannot be read");
    public static readonly DiagnosticCode TrailingSpace = new("LS2050", Warning, "spaces at the end of a line of YAML");
    public static readonly DiagnosticCode LostMarks = new("LS2070", Warning, "signs of Markdown that are shown as text");
    public static readonly DiagnosticCode CommaInAttributes = new("LS2071", Error, "a comma between attributes");
    public static readonly DiagnosticCode KeysExclude = new("LS2060", Error, "two keys of which a group has one");

    public static readonly DiagnosticCode QuestionWithoutOptions = new("LS3001", Error, "a question without options or answer");
    public static readonly DiagnosticCode TaskMarker = new("LS3002", Error, "an option whose task marker is malformed");
    public static readonly DiagnosticCode NoRightOption = new("LS3004", Error, "a question without a right option");
    public static readonly DiagnosticCode SeveralRightOptions = new("LS3005", Error, "a single-choice question with several right options");
    public static readonly DiagnosticCode OptionCount = new("LS3006", Warning, "an unusual number of options");
    public static readonly DiagnosticCode OptionWithoutWhy = new("LS3007", Warning, "an option without feedback");
    public static readonly DiagnosticCode DuplicateOption = new("LS3008", Warning, "two options with the same text");
    public static readonly DiagnosticCode InvalidAnswer = new("LS3009", Error, "a numeric answer that is no number");
    public static readonly DiagnosticCode QuestionWithoutStem = new("LS3011", Error, "a question without a stem");
    public static readonly DiagnosticCode LazyContinuation = new("LS3012", Error, "text that runs into an option without a blank line");
    public static readonly DiagnosticCode BlueprintMismatch = new("LS3013", Error, "a quiz that does not match its blueprint");
    public static readonly DiagnosticCode PickTooLarge = new("LS3014", Error, "a quiz that draws more questions than it has");
    public static readonly DiagnosticCode DuplicateQuestion = new("LS3015", Error, "a question id used twice");
    public static readonly DiagnosticCode ObjectiveWithoutQuestion = new("LS3016", Warning, "an objective that no question checks");
    public static readonly DiagnosticCode QuestionWithoutObjective = new("LS3017", Warning, "a question that serves no objective");
    public static readonly DiagnosticCode RangeInverted = new("LS3020", Error, "a range whose low end is not below its high end");
    public static readonly DiagnosticCode FutureDate = new("LS3021", Error, "a date in the future");
    public static readonly DiagnosticCode SharesNotHundred = new("LS3022", Error, "shares that do not sum to 100");
    public static readonly DiagnosticCode MissingHeading = new("LS3023", Warning, "a prescribed heading that is missing");
    public static readonly DiagnosticCode MissingAltText = new("LS3024", Warning, "an image without alternative text");
    public static readonly DiagnosticCode VagueLinkText = new("LS3025", Warning, "link text that does not say where it leads");
    public static readonly DiagnosticCode HeadingOrder = new("LS3026", Warning, "a heading that skips a level");
    public static readonly DiagnosticCode LengthOutOfRange = new("LS3027", Warning, "a text outside its recommended length");
    public static readonly DiagnosticCode DuplicateSummary = new("LS3028", Warning, "two pages with the same summary");
    public static readonly DiagnosticCode DuplicateHeading = new("LS3029", Warning, "a first-level heading in a body");
    public static readonly DiagnosticCode TypeMismatch = new("LS3030", Error, "a question whose declared type is not the one it is written in");
    public static readonly DiagnosticCode BlankWithoutAnswer = new("LS3032", Error, "a blank that accepts nothing");
    public static readonly DiagnosticCode AcceptMismatch = new("LS3033", Error, "blanks that do not fit the accepted answers");
    public static readonly DiagnosticCode MatchIncomplete = new("LS3034", Error, "a pair without a left or a right side");
    public static readonly DiagnosticCode GroupMalformed = new("LS3035", Error, "a group of questions that is not complete");
    public static readonly DiagnosticCode PickSplitsGroup = new("LS3036", Error, "a quiz that cannot draw its number without splitting a group");
    public static readonly DiagnosticCode PartOutOfPlace = new("LS3037", Error, "a part of a question in a place that shows it to nobody");
    public static readonly DiagnosticCode TooFewItems = new("LS3038", Error, "a question with too little to choose from, to match or to put in order");
    public static readonly DiagnosticCode BlankBesideOptions = new("LS3039", Error, "a blank in a question with a list of answers");
    public static readonly DiagnosticCode OpenBlank = new("LS3040", Error, "a blank that is never closed");
    public static readonly DiagnosticCode MixedMarkers = new("LS3041", Error, "actions with and without a weight in one question");
    public static readonly DiagnosticCode VerdictMalformed = new("LS3042", Error, "a true-or-false question without its two verdicts");
    public static readonly DiagnosticCode ReasonsMisplaced = new("LS3043", Error, "reasons under the wrong verdict");
    public static readonly DiagnosticCode TrueFalseWithoutReasons = new("LS3044", Error, "a true-or-false question without reasons");
    public static readonly DiagnosticCode WeightOutOfRange = new("LS3045", Error, "a weight that is no number from 0 to 100");
    public static readonly DiagnosticCode NoBestAction = new("LS3046", Error, "a scenario without one best action");
    public static readonly DiagnosticCode SelfRatedIncomplete = new("LS3047", Error, "a self-rated question without model answer or rubric");
    public static readonly DiagnosticCode DuplicateSide = new("LS3048", Error, "two sides of a match with the same text");
    public static readonly DiagnosticCode DuplicateItem = new("LS3049", Error, "two items of an order with the same text");
    public static readonly DiagnosticCode ArithmeticSyntax = new("LS3050", Error, "a key that is no arithmetic");
    public static readonly DiagnosticCode UnknownName = new("LS3051", Error, "a name in a computed question that has no value");
    public static readonly DiagnosticCode UndefinedValue = new("LS3052", Error, "a key that has no value");
    public static readonly DiagnosticCode AmbiguousRounding = new("LS3053", Error, "a computed answer that cannot be typed in one way");
    public static readonly DiagnosticCode RangeTooWide = new("LS3054", Error, "ranges with too many combinations");
    public static readonly DiagnosticCode VariantsAlike = new("LS3055", Error, "variants that all have one answer");
    public static readonly DiagnosticCode ValueNotShown = new("LS3056", Error, "a value that the stem does not show");
    public static readonly DiagnosticCode SecondList = new("LS3057", Error, "answers in a second list");
    public static readonly DiagnosticCode EmptyPart = new("LS3058", Error, "a part of a question without text");
    public static readonly DiagnosticCode BracesInText = new("LS3059", Error, "attributes that are not at the end of an option");
    public static readonly DiagnosticCode StraightQuote = new("LS3060", Warning, "straight quotation marks in running text");
    public static readonly DiagnosticCode CalloutWithoutSource = new("LS3061", Warning, "a surprising fact without a source");
    public static readonly DiagnosticCode PrerequisiteLater = new("LS3062", Warning, "a lesson that comes before one it requires");
    public static readonly DiagnosticCode StaleFigure = new("LS3063", Warning, "a figure older than 24 months");
    public static readonly DiagnosticCode DuplicateTitle = new("LS3064", Warning, "two pages of one kind with the same title");
    public static readonly DiagnosticCode AmbiguousLinkText = new("LS3065", Warning, "one link text for two places");
    public static readonly DiagnosticCode ObjectiveVerb = new("LS3067", Warning, "an objective that nobody can observe");
    public static readonly DiagnosticCode CountOutOfRange = new("LS3068", Warning, "too few or too many of something");
    public static readonly DiagnosticCode SelfReference = new("LS3069", Warning, "a reference of a document to itself");
    public static readonly DiagnosticCode MinutesOff = new("LS3071", Warning, "minutes that do not fit the text");
    public static readonly DiagnosticCode MissingCaveat = new("LS3072", Warning, "a pay point that needs a caveat");
    public static readonly DiagnosticCode BandOrder = new("LS3079", Warning, "a higher level that is paid less");
    public static readonly DiagnosticCode PercentileOrder = new("LS3200", Error, "percentiles that do not rise");
    public static readonly DiagnosticCode RepeatedFigure = new("LS3201", Error, "a pay figure given twice");
    public static readonly DiagnosticCode OutlierFigure = new("LS3202", Warning, "a pay figure far from the others of its role");
    public static readonly DiagnosticCode CsvSyntax = new("LS3203", Error, "a CSV file that cannot be read");
    public static readonly DiagnosticCode AltText = new("LS3074", Warning, "an alternative text that does not describe");
    public static readonly DiagnosticCode EmptyHeading = new("LS3075", Warning, "a heading without text");
    public static readonly DiagnosticCode TableWithoutHeader = new("LS3076", Warning, "a table without a header row");
    public static readonly DiagnosticCode CapitalHeading = new("LS3077", Warning, "a heading in capitals");
    public static readonly DiagnosticCode ForeignScript = new("LS3078", Warning, "words in another script without their language");
    public static readonly DiagnosticCode NestedQuestion = new("LS3090", Error, "a question inside a question");
    public static readonly DiagnosticCode StepNumbers = new("LS3091", Error, "steps whose numbers do not count up");
    public static readonly DiagnosticCode NumberAsText = new("LS3092", Warning, "a number that is compared as text");
    public static readonly DiagnosticCode AnswerInStem = new("LS3093", Error, "a stem that shows its own answer");
    public static readonly DiagnosticCode HintWithoutQuote = new("LS3094", Warning, "a hint that is no quote");
    public static readonly DiagnosticCode AmericanSpelling = new("LS3280", Warning, "American spelling on a British site");
    public static readonly DiagnosticCode EmptyPraise = new("LS3281", Warning, "a word that praises and says nothing");
    public static readonly DiagnosticCode LongSentence = new("LS3282", Warning, "a sentence in which readers lose the thread");
    public static readonly DiagnosticCode LongParagraph = new("LS3283", Warning, "a paragraph that fills a telephone");

    public static readonly DiagnosticCode AliasOfAnotherPage = new("LS3230", Warning, "an alias that leads to the page of another role");
    public static readonly DiagnosticCode DegreeDemanded = new("LS3231", Warning, "a degree that sounds like a rule");
    public static readonly DiagnosticCode ScenarioIncomplete = new("LS3232", Warning, "a scenario that a learner cannot work through alone");
    public static readonly DiagnosticCode ScenarioOrder = new("LS3233", Warning, "scenarios that do not rise in difficulty");

    public static readonly DiagnosticCode LongestKey = new("LS3101", Warning, "a right option that is much longer than the others");
    public static readonly DiagnosticCode KeyPosition = new("LS3102", Warning, "the right option in the same place again and again");
    public static readonly DiagnosticCode OptionAboutOptions = new("LS3103", Warning, "an option about the other options");
    public static readonly DiagnosticCode NegativeStem = new("LS3104", Warning, "a negative question without emphasis");
    public static readonly DiagnosticCode OverlappingNumbers = new("LS3105", Warning, "options whose numbers overlap");
    public static readonly DiagnosticCode AlikeOptions = new("LS3106", Warning, "two options in nearly the same words");
    public static readonly DiagnosticCode GrammaticalCue = new("LS3107", Warning, "a wrong option that does not fit the stem");
    public static readonly DiagnosticCode AbsoluteWords = new("LS3108", Warning, "absolute words in wrong options only");
    public static readonly DiagnosticCode LongStem = new("LS3109", Warning, "a stem that takes long to read");
    public static readonly DiagnosticCode RepeatedStem = new("LS3110", Warning, "two questions with nearly the same stem");
    public static readonly DiagnosticCode EchoOfTheStem = new("LS3111", Warning, "a word of the stem in the right option alone");
    public static readonly DiagnosticCode UnsaidCount = new("LS3112", Warning, "a stem that does not say how many options to choose");

    public static readonly DiagnosticCode RunWithoutOutput = new("LS3260", Warning, "code that is run and whose output is not shown");
    public static readonly DiagnosticCode OutputWithoutRun = new("LS3261", Error, "an output of code that nobody runs");
    public static readonly DiagnosticCode RunOfOtherLanguage = new("LS3262", Error, "a language that is not run");
    public static readonly DiagnosticCode UnknownRun = new("LS3263", Error, "an unknown way to run code");

    public static readonly DiagnosticCode PlacementWithoutTracks = new("LS3320", Error, "a quiz that places learners and asks about no track");

    public static readonly DiagnosticCode StaleTool = new("LS3340", Warning, "a tool that nobody has looked at for a year");
    public static readonly DiagnosticCode LostAddress = new("LS3341", Warning, "an address that readers know and that leads nowhere");
    public static readonly DiagnosticCode MergeMarks = new("LS3342", Error, "marks of a merge that was not finished");

    public static readonly DiagnosticCode SocialImagesFailed = new("LS3380", Error, "the pictures for links could not be drawn");

    public static readonly DiagnosticCode TranslationWithoutOriginal = new("LS3400", Error, "a translation of something that does not exist");
    public static readonly DiagnosticCode TranslationDiffers = new("LS3401", Error, "a translation whose ids or parts are not those of its original");
    public static readonly DiagnosticCode TranslationIncomplete = new("LS3402", Error, "a translation that leaves out a text of its original");
    public static readonly DiagnosticCode KeyOfOriginal = new("LS3403", Error, "a key that a translation takes from its original");
    public static readonly DiagnosticCode TranslationBehind = new("LS3404", Warning, "a translation that is behind its original");
    public static readonly DiagnosticCode TextOfLocale = new("LS3410", Error, "a text of a language that does not fit the others");
    public static readonly DiagnosticCode TextOfOtherLocale = new("LS3411", Error, "a text in the words of another language");
    public static readonly DiagnosticCode WordsInTemplate = new("LS3412", Error, "words that stand in a template");

    public static readonly DiagnosticCode MarkdownTooSlow = new("LS3450", Error, "Markdown that takes too long to read");
    public static readonly DiagnosticCode TooManyFiles = new("LS3451", Error, "more files than a site may have");

    public static readonly DiagnosticCode LedgerBehind = new("LS3500", Warning, "a ledger that is behind the content");
    public static readonly DiagnosticCode LostId = new("LS3501", Error, "an id that is gone, and learners’ data with it");
    public static readonly DiagnosticCode DeadSuccessor = new("LS3502", Error, "a retired id that leads nowhere");
    public static readonly DiagnosticCode ReusedId = new("LS3503", Error, "a retired id that is used again");
    public static readonly DiagnosticCode PartsUnclear = new("LS3504", Warning, "options that cannot be told from each other");

    public static readonly DiagnosticCode UnorderedSection = new("LS3550", Warning, "steps that are no numbered list");
    public static readonly DiagnosticCode LateFrontMatter = new("LS3551", Error, "front matter below an empty line");
    public static readonly DiagnosticCode HashInText = new("LS3552", Warning, "a text that a number sign cuts off");
    public static readonly DiagnosticCode UnevenRow = new("LS3553", Warning, "a row of a table with too few or too many cells");
    public static readonly DiagnosticCode SharedKeys = new("LS3554", Warning, "front matter for a whole folder");

    public static readonly DiagnosticCode OldSiteLeft = new("LS3560", Warning, "an old site that could not be removed");
    public static readonly DiagnosticCode UnusedFootnote = new("LS3565", Warning, "a footnote that nothing refers to");

    public static readonly DiagnosticCode DeadLink = new("LS4001", Error, "a link to a page that does not exist");
    public static readonly DiagnosticCode DeadAnchor = new("LS4002", Error, "a link to a heading that does not exist");
    public static readonly DiagnosticCode DeadReference = new("LS4003", Error, "a reference to something that does not exist");
    public static readonly DiagnosticCode DuplicateDestination = new("LS4004", Error, "two sources for one URL");
    public static readonly DiagnosticCode MissingImage = new("LS4005", Error, "an image that does not exist");
    public static readonly DiagnosticCode PrerequisiteCycle = new("LS4006", Error, "lessons that require each other");
    public static readonly DiagnosticCode LessonWithoutTrack = new("LS4007", Warning, "a lesson that no track lists");
    public static readonly DiagnosticCode LessonInWrongTrack = new("LS4008", Error, "a lesson listed by the track of another folder");
    public static readonly DiagnosticCode InvalidImage = new("LS4009", Error, "an image whose content does not fit its name");
    public static readonly DiagnosticCode DuplicateId = new("LS4010", Error, "an id used twice");
    public static readonly DiagnosticCode SameNameButCase = new("LS4013", Error, "two names that differ in case only");
    public static readonly DiagnosticCode UnsafeFileName = new("LS4014", Error, "a file name that some system refuses");
    public static readonly DiagnosticCode ShadowedReadme = new("LS4011", Warning, "a README beside an index page");

    public static readonly DiagnosticCode TemplateError = new("LS5001", Error, "a template that cannot be compiled or rendered");
    public static readonly DiagnosticCode MissingText = new("LS5002", Error, "a text key that the language file does not have");
    public static readonly DiagnosticCode MissingTheme = new("LS5003", Error, "a theme file that is missing");
    public static readonly DiagnosticCode WorkerFailed = new("LS5004", Error, "Node could not highlight code or typeset formulas");
    public static readonly DiagnosticCode SearchFailed = new("LS5005", Error, "the search index could not be built");

    public static readonly DiagnosticCode UnsafeOutput = new("LS6001", Error, "an output folder that may not be replaced");
    public static readonly DiagnosticCode WriteFailed = new("LS6002", Error, "the site could not be written");
    public static readonly DiagnosticCode CacheNotKept = new("LS6004", Warning, "a cache that could not be kept");
    public static readonly DiagnosticCode FixNotWritten = new("LS6005", Error, "a file that `check --fix` could not repair");
    public static readonly DiagnosticCode OutputLocked = new("LS6003", Error, "another build is writing the same output");
}
