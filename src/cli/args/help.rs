//! What stands behind the options of each command: examples, and how it ends.

/// Of the program.
pub(in crate::cli) const PROGRAM: &str = "\
Examples:
  svodka extract news/ -o records.ndjson
  svodka export records.ndjson --to news.db
  svodka search news.db 'волонтёры Шымкент'

Exit status:
  0  all went well
  1  could not run
  2  wrong usage
  3  finished, but a part failed; svodka COMMAND --help says what that is, and how else it may end";

/// Of `extract`.
pub(in crate::cli) const EXTRACT: &str = "\
Examples:
  svodka extract news/ more.html dump.jsonl -o records.ndjson --errors errors.ndjson
  cat page.html | svodka extract -
  find archive -name '*.warc.gz' -print0 | svodka extract --input-list - -0 -o records.ndjson

Exit status:
  0    all went well, or the reader of standard output had enough
  1    could not run: no input was found or could be opened, or the output cannot be written
  2    wrong usage
  3    finished, but some documents failed, or corrections did not find their place
  130  stopped by Ctrl-C after the documents in hand; a second Ctrl-C stops at once";

/// Of `link`.
pub(in crate::cli) const LINK: &str = "\
Examples:
  svodka link records-*.ndjson.zst -o linked.ndjson --entities entities.ndjson
  svodka link new.ndjson --base old.entities.ndjson -o linked.ndjson --entities entities.ndjson
  svodka link records.ndjson --known register.csv -o linked.ndjson --entities entities.ndjson

Exit status:
  0  all went well
  1  could not run: an input cannot be read, or an output cannot be written
  2  wrong usage
  3  finished, but some corrections named what is not there, or a later one contradicts them";

/// Of `explain`.
pub(in crate::cli) const EXPLAIN: &str = "\
Examples:
  svodka explain news.zip --only figures --find волонтёр
  svodka explain --rule figure.range article.txt
  svodka explain --entity P1f0c3a5b7d9e2468 entities.ndjson

Exit status:
  0  all went well, or the reader had enough
  1  could not run: no input was found or could be opened, no rule or entity has this id
  2  wrong usage
  3  some documents could not be read";

/// Of `dates`.
pub(in crate::cli) const DATES: &str = "\
Examples:
  svodka dates expressions.jsonl > values.jsonl
  echo '{\"id\": 1, \"text\": \"два месяца назад\", \"ref\": \"2010-07-03\"}' | svodka dates

Exit status:
  0  all went well
  1  could not run: a file cannot be read
  2  wrong usage
  3  some lines could not be read; those with an id are answered all the same";

/// Of `diff`.
pub(in crate::cli) const DIFF: &str = "\
Examples:
  svodka diff old.ndjson new.ndjson --summary
  svodka diff news.db new.ndjson --json | jq -r .id
  svodka extract news/ | svodka diff old.ndjson -

Exit status:
  0  all is the same
  1  something differs
  2  something could not be read, or wrong usage";

/// Of `export`, behind the forms.
pub(in crate::cli) const EXPORT: &str = "\
Examples:
  svodka export records.ndjson --to news.db
  svodka export linked.ndjson entities.ndjson claims.ndjson --to postgresql://anna@localhost/news
  svodka export *.ndjson.zst --to csv:sheets --bom

Exit status:
  0  all went well
  1  could not run: an input cannot be read, or the target cannot be written
  2  wrong usage
  3  finished, but corrections did not find their place";

/// Of `review`.
pub(in crate::cli) const REVIEW: &str = "\
Examples:
  svodka review linked.ndjson -o review.html
  svodka review linked.ndjson --claims claims.ndjson --pages pages --lang kk

Exit status:
  0  all went well
  1  could not run: an input cannot be read, or the page cannot be written
  2  wrong usage";

/// Of `score`.
pub(in crate::cli) const SCORE: &str = "\
Examples:
  svodka score records.ndjson --corrections corrections.ndjson
  svodka score records-*.ndjson.zst --corrections corrections.ndjson --json

Exit status:
  0  all went well
  1  could not run: something cannot be read
  2  wrong usage
  3  finished, but corrections did not find their place; standard error says which";

/// Of `search`.
pub(in crate::cli) const SEARCH: &str = "\
Examples:
  svodka search news.db 'волонтёры Шымкент'
  svodka search news.db '\"чистый двор\" -митинг' --kind figure --since 2024-03
  svodka search news.db 300000 --campaign 'чистый двор' --json

Exit status:
  0  something was found
  1  nothing was found, or the database cannot be read
  2  wrong usage";

/// Of `claims`.
pub(in crate::cli) const CLAIMS: &str = "\
Examples:
  svodka claims linked.ndjson -o claims.ndjson
  svodka claims linked.ndjson --table --lang ru | less -S
  svodka extract news/ | svodka claims > claims.ndjson

Exit status:
  0  all went well, or the reader of standard output had enough
  1  could not run: something cannot be read or written
  2  wrong usage";

/// Of `schema`.
pub(in crate::cli) const SCHEMA: &str = "\
Examples:
  svodka schema > record.schema.json
  svodka schema --sql sqlite | sqlite3 news.db

Exit status: 0 all went well, 1 could not run, 2 wrong usage";

/// Of `completions`.
pub(in crate::cli) const COMPLETIONS: &str = "\
Examples:
  source <(svodka completions bash)
  svodka completions fish > ~/.config/fish/completions/svodka.fish

Exit status: 0 all went well, 1 could not run, 2 wrong usage";

/// Of `man`.
pub(in crate::cli) const MAN: &str = "\
Examples:
  svodka man | man -l -

Exit status: 0 all went well, 1 could not run, 2 wrong usage";
