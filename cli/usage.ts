/** What `avowal --help` says. */
export const USAGE = `Usage: avowal COMMAND [OPTION]… FILE…

Turns news articles into a checkable record of who committed to what.

Commands:
  article FILE…              make a bundle of each article: its text and structure, no claims
  convert FILE… --to FORMAT  convert to another format: bundle, ndjson, csv
  validate FILE…             check bundles against the schema and the numbered rules
  stats FILE…                count claims by article, speaker and commitment
  merge A B…                 make one bundle of the histories of several of one project
  diff A B                   show where two annotators or two versions differ
  suggest FILE…              propose claims: who is reported to have said or promised what

Options of every command:
  --json                     messages as JSON, one object a line; stats, diff and suggestions as JSON
  --help                     show this help, or that of a command
  --version                  show the version

A FILE of "-" is standard input. Results go to --out or standard output, messages to standard error.
Exit status: 0 done, 1 an input was refused, 2 wrong usage, 3 an internal fault. Nothing is written unless it is 0.
`

/** What `avowal COMMAND --help` says. */
export const COMMAND_USAGE = {
  article: `Usage: avowal article FILE… [--format txt] [--out DIR] [--project UUID]

Makes a bundle of each article, with its canonical text, blocks and what it says about itself; no claims.

  --format txt     read the files as plain text, whatever their names say
  --out DIR        write NAME.avowal.json for each file into this folder, which is made if need be;
                   without it the bundle of one file goes to standard output
  --project UUID   the project that the articles belong to; without it each gets a project of its own,
                   whose id follows from the text
`,
  convert: `Usage: avowal convert FILE… --to FORMAT [--from FORMAT] [--out PATH] [--loss]

Converts bundles, or articles in plain text.

  --to FORMAT      bundle, ndjson: a bundle with one record a line, for large libraries,
                   or csv: a table of claims (tells what it drops)
  --from FORMAT    bundle, ndjson or txt; without it the format is recognised
  --out PATH       the file to write; for several inputs, or where PATH is a folder, the folder
  --loss           write what was dropped to PATH.loss.json as well
`,
  validate: `Usage: avowal validate FILE…

Checks bundles against the schema and the numbered rules of the format. One line for each finding, with the JSON
pointer of the place. The status is 1 if a file could not be imported, else 0, warnings or not.
`,
  stats: `Usage: avowal stats FILE…

Counts the claims of each bundle by article, speaker and commitment.

  --json           as JSON: {"files": [{"file", "project", "claims", "articles", "speakers", "commitments"}]}
`,
  merge: `Usage: avowal merge A B… [--out FILE]

Makes one bundle of several of the same project: the union of their histories, so that the order does not matter and
merging again adds nothing. Tells for each bundle what it adds to those before it: new, already here, in conflict,
waiting for an earlier revision, by somebody else than the owner. Texts that any of them has are in the result.

  --out FILE       the file to write; one record a line where its name ends in .ndjson
`,
  diff: `Usage: avowal diff A B [--by ONE,OTHER] [--threshold N]
       avowal diff FILE --by ONE,OTHER

Compares the claims of two bundles, article by article (by their texts, not by title). Claims are paired one to one by
the characters that they share; what differs is shown: boundary, type, speaker, several, split-merge, only-a, only-b.

  --by ONE,OTHER   only the claims of these annotators: an id, or a name that only one of them has
  --threshold N    from which overlap on (characters in common of all, 0 to 1) two claims are taken for the same; 0.5
  --json           as JSON: {"threshold", "counts", "articles": [{"title", "sha256", "clusters": [{"kind", "a", "b",
                   "iou", "differences"}]}]}
`,
  suggest: `Usage: avowal suggest FILE… [--frame innermost|outermost]

Proposes the claims that articles attribute to somebody, with how sure that is. Nothing is sent anywhere.

  --frame FRAME    of “A said B promised to go”: innermost, what B promised, reported by A (this is what claims
                   are, and what you get without it), or outermost, what A said
  --json           as JSON: {"articles": [{"file", "suggestions": [{"content", "cue", "source", "speakers",
                   "reportedBy", "commitment", "mode", "score", "why", …}]}]}; each span is {"start", "end" in
                   UTF-16 code units, "startCodePoint", "endCodePoint", "exact"}
`,
} as const

export type CommandName = keyof typeof COMMAND_USAGE
