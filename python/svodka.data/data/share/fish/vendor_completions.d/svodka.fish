# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_svodka_global_optspecs
    string join \n h/help V/version
end

function __fish_svodka_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_svodka_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_svodka_using_subcommand
    set -l cmd (__fish_svodka_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c svodka -n "__fish_svodka_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c svodka -n "__fish_svodka_needs_command" -s V -l version -d 'Print version'
complete -c svodka -n "__fish_svodka_needs_command" -f -a "extract" -d 'Read articles and write one JSON record a line'
complete -c svodka -n "__fish_svodka_needs_command" -f -a "link" -d 'Find the same people, organizations, places and campaigns across records, and name them alike'
complete -c svodka -n "__fish_svodka_needs_command" -f -a "explain" -d 'Show an article with its mentions marked, its facts, and the words each of them rests on'
complete -c svodka -n "__fish_svodka_needs_command" -f -a "dates" -d 'Read expressions of time and quantities, one JSON object a line, and write the value of each'
complete -c svodka -n "__fish_svodka_needs_command" -f -a "diff" -d 'Show what NEW says that OLD did not, and the other way round'
complete -c svodka -n "__fish_svodka_needs_command" -f -a "export" -d 'Write records in another form: tables, databases, annotations'
complete -c svodka -n "__fish_svodka_needs_command" -f -a "review" -d 'Make a page on which people look at the figures of records and correct them'
complete -c svodka -n "__fish_svodka_needs_command" -f -a "score" -d 'Show how right records are, by kind of fact and by rule'
complete -c svodka -n "__fish_svodka_needs_command" -f -a "search" -d 'Find words in a database that `svodka export` has made, in whatever form they are printed'
complete -c svodka -n "__fish_svodka_needs_command" -f -a "claims" -d 'Tell what an archive says about each quantity: who said how many, when, and what changed'
complete -c svodka -n "__fish_svodka_needs_command" -f -a "schema" -d 'Print the JSON Schema (2020-12) of the records'
complete -c svodka -n "__fish_svodka_needs_command" -f -a "completions" -d 'Print what completes commands and options in a shell'
complete -c svodka -n "__fish_svodka_needs_command" -f -a "man" -d 'Print the manual page'
complete -c svodka -n "__fish_svodka_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c svodka -n "__fish_svodka_using_subcommand extract" -l input-list -d 'Read the paths listed in FILE too, one a line; `-` is standard input' -r -F
complete -c svodka -n "__fish_svodka_using_subcommand extract" -l shard -d 'Do part I of N alone, for job arrays; all parts together are the whole' -r
complete -c svodka -n "__fish_svodka_using_subcommand extract" -l shard-by -d 'What --shard deals out: files, or the documents of all files, which every part then reads' -r -f -a "files\t'Files'
documents\t'Documents'"
complete -c svodka -n "__fish_svodka_using_subcommand extract" -s o -l output -d 'Write records to FILE instead of standard output' -r -F
complete -c svodka -n "__fish_svodka_using_subcommand extract" -l to -d 'Write records in another form: news.db, news.ndjson.zst, parquet:DIR; forms: svodka export --help' -r
complete -c svodka -n "__fish_svodka_using_subcommand extract" -l corrections -d 'Take up what people decided: `corrections.ndjson` as the review page saves it' -r -F
complete -c svodka -n "__fish_svodka_using_subcommand extract" -l errors -d 'Write errors to FILE, one JSON record a line, instead of standard error; what is skipped too' -r -F
complete -c svodka -n "__fish_svodka_using_subcommand extract" -l flush -d 'When records are written: as batches are done, or each document before the next one is waited for' -r -f -a "batches\t'As batches are done'
lines\t'Each document at once, for a program that sends one and waits for its record'"
complete -c svodka -n "__fish_svodka_using_subcommand extract" -l lexicon -d 'Add the lists in DIR to the built-in ones; may be repeated' -r -F
complete -c svodka -n "__fish_svodka_using_subcommand extract" -s j -l jobs -d 'Documents worked on at a time, 16 a core at most; the records are the same whatever N [default: all cores]' -r
complete -c svodka -n "__fish_svodka_using_subcommand extract" -l text-column -d 'Column of CSV files, or key of JSON objects, that holds the text [default: text, maintext, content, body and others]' -r
complete -c svodka -n "__fish_svodka_using_subcommand extract" -l html-column -d 'Column or key that holds the page as HTML, where none holds the text [default: html, raw_html]' -r
complete -c svodka -n "__fish_svodka_using_subcommand extract" -l id-column -d 'Column or key that holds the id [default: id]' -r
complete -c svodka -n "__fish_svodka_using_subcommand extract" -l title-column -d 'Column or key that holds the headline [default: title, headline, заголовок and others]' -r
complete -c svodka -n "__fish_svodka_using_subcommand extract" -l url-column -d 'Column or key that holds the address [default: url, link and others]' -r
complete -c svodka -n "__fish_svodka_using_subcommand extract" -l date-column -d 'Column or key that holds the date of publication [default: published, date_publish, date and others]' -r
complete -c svodka -n "__fish_svodka_using_subcommand extract" -l max-line-bytes -d 'Longest line of JSON Lines or row of CSV: bytes, or a number with K, M or G' -r
complete -c svodka -n "__fish_svodka_using_subcommand extract" -l max-file-bytes -d 'Longest document: a text or HTML file, a member of an archive, or the body of a WARC record; also a zip inside another file: bytes, or a number with K, M or G' -r
complete -c svodka -n "__fish_svodka_using_subcommand extract" -l max-text-bytes -d 'Longest text of an article: bytes, or a number with K, M or G' -r
complete -c svodka -n "__fish_svodka_using_subcommand extract" -l max-ratio -d 'How many times its size compressed data may unpack to, beyond the first 4 MiB' -r
complete -c svodka -n "__fish_svodka_using_subcommand extract" -l max-unpacked-bytes -d 'What one input may unpack to in all: bytes, or a number with K, M, G or T' -r
complete -c svodka -n "__fish_svodka_using_subcommand extract" -l max-members -d 'Members and records of one input' -r
complete -c svodka -n "__fish_svodka_using_subcommand extract" -l max-depth -d 'Archives and compressions inside each other: 3 for a tar.gz of html.gz' -r
complete -c svodka -n "__fish_svodka_using_subcommand extract" -s 0 -l null -d 'Paths in the list end in NUL, as `find -print0` writes them'
complete -c svodka -n "__fish_svodka_using_subcommand extract" -l replace -d 'Drop everything that the target holds'
complete -c svodka -n "__fish_svodka_using_subcommand extract" -l append -d 'Only add documents that the database does not hold yet'
complete -c svodka -n "__fish_svodka_using_subcommand extract" -l prune -d 'Drop documents from the database that are not in the input'
complete -c svodka -n "__fish_svodka_using_subcommand extract" -l raw -d 'Leave cells of CSV as they are, also those that a spreadsheet takes for formulas'
complete -c svodka -n "__fish_svodka_using_subcommand extract" -l bom -d 'Begin CSV files with a byte order mark, for Excel'
complete -c svodka -n "__fish_svodka_using_subcommand extract" -l resume -d 'Go on where a run with the same arguments was stopped, however it was'
complete -c svodka -n "__fish_svodka_using_subcommand extract" -l restart -d 'Begin anew, and throw away what an unfinished run has left in FILE.part'
complete -c svodka -n "__fish_svodka_using_subcommand extract" -l update -d 'Bring FILE up to date: read what is new or changed since the run that wrote it, and keep the rest'
complete -c svodka -n "__fish_svodka_using_subcommand extract" -l dedup -d 'Mark copies and reprints of earlier articles of this run'
complete -c svodka -n "__fish_svodka_using_subcommand extract" -l list-skipped -d 'Name on standard error what is skipped, and why; --errors takes it in any case'
complete -c svodka -n "__fish_svodka_using_subcommand extract" -l listings -d 'Read pages that list articles (front pages, tags, results of a search) as what they are: a record a teaser'
complete -c svodka -n "__fish_svodka_using_subcommand extract" -l no-text -d 'Leave `article.text` out of the records'
complete -c svodka -n "__fish_svodka_using_subcommand extract" -l with-source-map -d 'Say where each block stands in the document: `source_start` and `source_end`, in bytes'
complete -c svodka -n "__fish_svodka_using_subcommand extract" -s q -l quiet -d 'Show neither the progress bar nor the summary; errors are shown unless --errors takes them'
complete -c svodka -n "__fish_svodka_using_subcommand extract" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c svodka -n "__fish_svodka_using_subcommand link" -s o -l output -d 'Write the linked records to FILE, shard after shard in the order of their paths' -r -F
complete -c svodka -n "__fish_svodka_using_subcommand link" -l entities -d 'Write the entities to FILE, packed if its name ends in .zst' -r -F
complete -c svodka -n "__fish_svodka_using_subcommand link" -l base -d 'Link to the entities of an earlier run; their ids keep their meaning, their counts grow' -r -F
complete -c svodka -n "__fish_svodka_using_subcommand link" -l known -d 'Tie to a register of your own, and give its ids; may be repeated' -r -F
complete -c svodka -n "__fish_svodka_using_subcommand link" -l corrections -d 'Obey what people have said: CSV with the columns verdict (same, different), left and right' -r -F
complete -c svodka -n "__fish_svodka_using_subcommand link" -s j -l jobs -d 'Threads [default: one for each core]' -r
complete -c svodka -n "__fish_svodka_using_subcommand link" -l dedup -d 'Mark copies and near-duplicates over all records'
complete -c svodka -n "__fish_svodka_using_subcommand link" -s q -l quiet -d 'Do not say what was written, nor what an earlier run had done; corrections that find no place are told'
complete -c svodka -n "__fish_svodka_using_subcommand link" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c svodka -n "__fish_svodka_using_subcommand explain" -l entity -d 'Explain the entity with this id instead, from the file of entities that `svodka link` wrote: why its names are one, what was nearly tied to it, and why it was not' -r
complete -c svodka -n "__fish_svodka_using_subcommand explain" -l rules -d 'List the rules instead, with examples and counterexamples; with PATTERN those whose id has it' -r
complete -c svodka -n "__fish_svodka_using_subcommand explain" -l rule -d 'Show what the rule with this id made and nothing else: facts, mentions and the words behind fields, each in its sentence; where it made nothing, what other rules made and models refused. Of a rule of rules.toml, each thing that it looked at, and where it stopped' -r
complete -c svodka -n "__fish_svodka_using_subcommand explain" -l only -d 'Show these tables alone, commas between them: `figures,campaigns`' -r -f -a "campaigns\t''
people\t''
organizations\t''
places\t''
roles\t''
dates\t''
figures\t''
amounts\t''
quotes\t''"
complete -c svodka -n "__fish_svodka_using_subcommand explain" -l find -d 'Show paragraphs that have WORD alone, and what was found in them; small and large letters are one' -r
complete -c svodka -n "__fish_svodka_using_subcommand explain" -l lang -d 'Language of the sentences: ru, kk or en' -r
complete -c svodka -n "__fish_svodka_using_subcommand explain" -l color -d 'Whether to mark with colours; without them marks are brackets' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c svodka -n "__fish_svodka_using_subcommand explain" -l lexicon -d 'Add the lists in DIR to the built-in ones; may be repeated' -r -F
complete -c svodka -n "__fish_svodka_using_subcommand explain" -l weights -d 'Add what the models decided, what came second, and what weighed most for and against it, in English'
complete -c svodka -n "__fish_svodka_using_subcommand explain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c svodka -n "__fish_svodka_using_subcommand dates" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c svodka -n "__fish_svodka_using_subcommand diff" -l summary -d 'Print counts by table and rule alone'
complete -c svodka -n "__fish_svodka_using_subcommand diff" -l json -d 'Print a JSON object for each change'
complete -c svodka -n "__fish_svodka_using_subcommand diff" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c svodka -n "__fish_svodka_using_subcommand export" -l to -d 'Where to: news.db, news.ndjson.zst, parquet:DIR, csv:DIR' -r
complete -c svodka -n "__fish_svodka_using_subcommand export" -l corrections -d 'Take up what people decided: `corrections.ndjson` as the review page saves it' -r -F
complete -c svodka -n "__fish_svodka_using_subcommand export" -l replace -d 'Drop everything that the target holds'
complete -c svodka -n "__fish_svodka_using_subcommand export" -l append -d 'Only add documents that the database does not hold yet'
complete -c svodka -n "__fish_svodka_using_subcommand export" -l prune -d 'Drop documents from the database that are not in the input'
complete -c svodka -n "__fish_svodka_using_subcommand export" -l raw -d 'Leave cells of CSV as they are, also those that a spreadsheet takes for formulas'
complete -c svodka -n "__fish_svodka_using_subcommand export" -l bom -d 'Begin CSV files with a byte order mark, for Excel'
complete -c svodka -n "__fish_svodka_using_subcommand export" -s q -l quiet -d 'Do not say what was written'
complete -c svodka -n "__fish_svodka_using_subcommand export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c svodka -n "__fish_svodka_using_subcommand review" -s o -l output -d 'The page' -r -F
complete -c svodka -n "__fish_svodka_using_subcommand review" -l pages -d 'Write a folder of pages instead, with an index that searches them all' -r -F
complete -c svodka -n "__fish_svodka_using_subcommand review" -l claims -d 'Claims of these records, as `svodka claims` wrote them: figures of other articles that contradict a figure stand beside it' -r -F
complete -c svodka -n "__fish_svodka_using_subcommand review" -l lang -d 'Language that the page opens in: ru, kk or en; it can be switched there' -r
complete -c svodka -n "__fish_svodka_using_subcommand review" -s q -l quiet -d 'Do not say what was written'
complete -c svodka -n "__fish_svodka_using_subcommand review" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c svodka -n "__fish_svodka_using_subcommand score" -l corrections -d 'What people decided: `corrections.ndjson` as the review page saves it' -r -F
complete -c svodka -n "__fish_svodka_using_subcommand score" -l json -d 'Print a JSON object for each row'
complete -c svodka -n "__fish_svodka_using_subcommand score" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c svodka -n "__fish_svodka_using_subcommand search" -l kind -d 'What to find; may be repeated' -r -f -a "figure\t'Numbers of people, events, things: by sentence, campaign, place, speaker, headline'
campaign\t'Campaigns, by name and aim'
person\t'People, by name, office, and the sentence that says so'
organization\t'Organizations, by name'
quote\t'Quotes, by their words'
document\t'Articles, by headline and text'"
complete -c svodka -n "__fish_svodka_using_subcommand search" -l campaign -d 'Of a campaign whose name has these words' -r
complete -c svodka -n "__fish_svodka_using_subcommand search" -l since -d 'In articles published then or later: 2019, 2019-05 or 2019-05-04' -r
complete -c svodka -n "__fish_svodka_using_subcommand search" -l until -d 'In articles published then or earlier' -r
complete -c svodka -n "__fish_svodka_using_subcommand search" -l limit -d 'How much to show of each kind, at most' -r
complete -c svodka -n "__fish_svodka_using_subcommand search" -l color -d 'Whether to mark with colours; without them marks are brackets' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c svodka -n "__fish_svodka_using_subcommand search" -l json -d 'Print a JSON object for each, one a line'
complete -c svodka -n "__fish_svodka_using_subcommand search" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c svodka -n "__fish_svodka_using_subcommand claims" -s o -l output -d 'Write claims to FILE instead of standard output' -r -F
complete -c svodka -n "__fish_svodka_using_subcommand claims" -l lang -d 'Language of tables: ru, kk or en; that of the terminal, else English, unless given' -r
complete -c svodka -n "__fish_svodka_using_subcommand claims" -s j -l jobs -d 'Threads; one for each processor unless given' -r
complete -c svodka -n "__fish_svodka_using_subcommand claims" -l temp -d 'Folder for temporary files, twice as large as what the records say in numbers; OUTPUT.tmp unless given, and that of the system without -o' -r -F
complete -c svodka -n "__fish_svodka_using_subcommand claims" -l table -d 'Print tables for people, a series each, instead of claims; series of which nothing follows are left out'
complete -c svodka -n "__fish_svodka_using_subcommand claims" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c svodka -n "__fish_svodka_using_subcommand schema" -l sql -d 'Print the SQL that makes the tables of a database instead: sqlite, postgresql' -r
complete -c svodka -n "__fish_svodka_using_subcommand schema" -l errors -d 'Print the schema of error records instead'
complete -c svodka -n "__fish_svodka_using_subcommand schema" -l corrections -d 'Print the schema of the lines of `corrections.ndjson` instead'
complete -c svodka -n "__fish_svodka_using_subcommand schema" -l claims -d 'Print the schema of claims instead'
complete -c svodka -n "__fish_svodka_using_subcommand schema" -l entities -d 'Print the schema of entities instead'
complete -c svodka -n "__fish_svodka_using_subcommand schema" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c svodka -n "__fish_svodka_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c svodka -n "__fish_svodka_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c svodka -n "__fish_svodka_using_subcommand help; and not __fish_seen_subcommand_from extract link explain dates diff export review score search claims schema completions man help" -f -a "extract" -d 'Read articles and write one JSON record a line'
complete -c svodka -n "__fish_svodka_using_subcommand help; and not __fish_seen_subcommand_from extract link explain dates diff export review score search claims schema completions man help" -f -a "link" -d 'Find the same people, organizations, places and campaigns across records, and name them alike'
complete -c svodka -n "__fish_svodka_using_subcommand help; and not __fish_seen_subcommand_from extract link explain dates diff export review score search claims schema completions man help" -f -a "explain" -d 'Show an article with its mentions marked, its facts, and the words each of them rests on'
complete -c svodka -n "__fish_svodka_using_subcommand help; and not __fish_seen_subcommand_from extract link explain dates diff export review score search claims schema completions man help" -f -a "dates" -d 'Read expressions of time and quantities, one JSON object a line, and write the value of each'
complete -c svodka -n "__fish_svodka_using_subcommand help; and not __fish_seen_subcommand_from extract link explain dates diff export review score search claims schema completions man help" -f -a "diff" -d 'Show what NEW says that OLD did not, and the other way round'
complete -c svodka -n "__fish_svodka_using_subcommand help; and not __fish_seen_subcommand_from extract link explain dates diff export review score search claims schema completions man help" -f -a "export" -d 'Write records in another form: tables, databases, annotations'
complete -c svodka -n "__fish_svodka_using_subcommand help; and not __fish_seen_subcommand_from extract link explain dates diff export review score search claims schema completions man help" -f -a "review" -d 'Make a page on which people look at the figures of records and correct them'
complete -c svodka -n "__fish_svodka_using_subcommand help; and not __fish_seen_subcommand_from extract link explain dates diff export review score search claims schema completions man help" -f -a "score" -d 'Show how right records are, by kind of fact and by rule'
complete -c svodka -n "__fish_svodka_using_subcommand help; and not __fish_seen_subcommand_from extract link explain dates diff export review score search claims schema completions man help" -f -a "search" -d 'Find words in a database that `svodka export` has made, in whatever form they are printed'
complete -c svodka -n "__fish_svodka_using_subcommand help; and not __fish_seen_subcommand_from extract link explain dates diff export review score search claims schema completions man help" -f -a "claims" -d 'Tell what an archive says about each quantity: who said how many, when, and what changed'
complete -c svodka -n "__fish_svodka_using_subcommand help; and not __fish_seen_subcommand_from extract link explain dates diff export review score search claims schema completions man help" -f -a "schema" -d 'Print the JSON Schema (2020-12) of the records'
complete -c svodka -n "__fish_svodka_using_subcommand help; and not __fish_seen_subcommand_from extract link explain dates diff export review score search claims schema completions man help" -f -a "completions" -d 'Print what completes commands and options in a shell'
complete -c svodka -n "__fish_svodka_using_subcommand help; and not __fish_seen_subcommand_from extract link explain dates diff export review score search claims schema completions man help" -f -a "man" -d 'Print the manual page'
complete -c svodka -n "__fish_svodka_using_subcommand help; and not __fish_seen_subcommand_from extract link explain dates diff export review score search claims schema completions man help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
