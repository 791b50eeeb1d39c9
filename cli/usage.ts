/** What `avowal --help` says. */
export const USAGE = `Usage: avowal COMMAND [OPTION]… FILE…

Turns news articles into a checkable record of who committed to what.

Commands:
  article FILE…              make a bundle of each article: its text and structure, no claims
  convert FILE… --to FORMAT  convert to another format: bundle, ndjson, csv
  validate FILE…             check bundles against the schema and the numbered rules
  stats FILE…                count claims by article, speaker and commitment

Options of every command:
  --json                     messages as JSON, one object a line; stats as JSON
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
} as const

export type CommandName = keyof typeof COMMAND_USAGE
