import type { ArticleProblem, ArticleWarning } from '../article/parse-article.ts'
import { assertNever } from '../base/assert-never.ts'
import type { JsonProblem } from '../base/json.ts'
import type { ClaimProblem } from '../claim/claim-problem.ts'
import type { BundleProblem } from '../format/bundle-problem.ts'
import type { UnreadableRecord } from '../history/read-record.ts'
import type { FileProblem, FileReason } from '../host/read-files.ts'
import type { ReviewProblem } from '../review/review-problem.ts'
import type { BinaryFormat } from '../text/decode.ts'
import { findingText } from './finding-text.ts'
import { jsonText } from './json-text.ts'
import { lineFaultText } from './line-fault-text.ts'
import { reviewText } from './review-text.ts'
import { schemaFaultText } from './schema-fault-text.ts'
import { count, number, quoted, size } from './words.ts'

/** Everything that the domain can refuse or remark on. */
export type Problem =
  | ArticleProblem
  | ArticleWarning
  | BundleProblem
  | ClaimProblem
  | FileProblem
  | JsonProblem
  | ReviewProblem
  | UnreadableRecord

/** What is wrong, where, and what to do about it, in a sentence or two. */
export function problemText(problem: Problem): string {
  switch (problem.kind) {
    case 'text-empty':
    case 'text-binary':
    case 'text-unknown-charset':
    case 'text-too-long':
    case 'article-format-unsupported':
    case 'characters-replaced':
    case 'charset-guessed':
      return articleText(problem)
    case 'bundle-too-large':
    case 'bundle-not-utf8':
    case 'bundle-not-json':
    case 'not-a-bundle':
    case 'bundle-newer':
    case 'bundle-too-many-records':
    case 'bundle-line-damaged':
    case 'bundle-malformed':
    case 'bundle-refused':
      return bundleText(problem)
    case 'empty-span':
    case 'segments-overlap':
    case 'last-segment':
    case 'no-such-part':
      return claimText(problem)
    case 'reason-missing':
    case 'question-missing':
    case 'proposal-empty':
    case 'proposal-unfit':
    case 'nothing-to-adopt':
    case 'own-claim':
    case 'not-yours':
    case 'review-of-nothing':
    case 'comment-empty':
      return reviewText(problem)
    case 'file-too-large':
    case 'files-too-large':
    case 'file-unreadable':
    case 'file-not-saved':
      return fileText(problem)
    case 'json-empty':
    case 'json-truncated':
    case 'json-syntax':
    case 'json-duplicate-key':
    case 'json-too-deep':
    case 'json-number-too-large':
      return `The file cannot be read as JSON: ${jsonText(problem)}.`
    case 'unreadable-record':
      return `This ${problem.recordKind} cannot be shown: ${problem.pointer || 'a value'} is not as it should be (${problem.problem}). It is kept word for word; a newer version of Avowal may read it.`
    default:
      return assertNever(problem)
  }
}

/** Everything that is wrong with a refused bundle, one line each; empty where `problemText` says it all. */
export function problemDetails(problem: Problem): readonly string[] {
  if (problem.kind === 'bundle-refused') return problem.findings.map(findingText)
  if (problem.kind !== 'bundle-malformed') return []
  const lines = problem.faults.map(schemaFaultText)
  return problem.more === 0 ? lines : [...lines, `… and ${count(problem.more, 'more place')}`]
}

function articleText(problem: ArticleProblem | ArticleWarning): string {
  switch (problem.kind) {
    case 'text-empty':
      return 'There is no text in it, or only white space. Choose another file, or paste the text of the article.'
    case 'text-binary':
      return `It is not plain text but ${binaryText(problem.looksLike)}${atByte(problem)}. Save the article as plain text (.txt), or copy its text and paste it.`
    case 'text-unknown-charset':
      return `Its characters are neither UTF-8, UTF-16 nor windows-1252: byte ${number(problem.offset)} fits none of them. Save the file as UTF-8 and import it again.`
    case 'text-too-long':
      return `The text is too long: it has at least ${number(problem.length)} characters, and the limit is ${number(problem.limit)}. Divide it into several articles.`
    case 'article-format-unsupported':
      return `Articles in the format .${problem.format} cannot be read yet. Save the article as plain text (.txt), or copy its text and paste it.`
    case 'characters-replaced':
      return `${count(problem.count, 'character')} that no text may hold ${problem.count === 1 ? 'was' : 'were'} replaced by “\ufffd”. Compare the article with its source.`
    case 'charset-guessed':
      return `The file does not say how its characters are encoded; it was read as ${problem.charset}. If letters with accents look wrong, save it as UTF-8 and import it again.`
    default:
      return assertNever(problem)
  }
}

function atByte({ looksLike, offset }: { readonly looksLike: BinaryFormat | null; readonly offset: number }): string {
  return looksLike === null ? ` (see byte ${number(offset)})` : ''
}

function binaryText(looksLike: BinaryFormat | null): string {
  switch (looksLike) {
    case null:
      return 'binary data'
    case 'pdf':
      return 'a PDF document'
    case 'zip':
      return 'a ZIP archive (as .docx and .odt files are)'
    case 'office':
      return 'an old Office document'
    case 'png':
    case 'jpeg':
    case 'gif':
      return 'a picture'
    case 'gzip':
      return 'a compressed file'
    case 'rtf':
      return 'an RTF document'
    default:
      return assertNever(looksLike)
  }
}

function bundleText(problem: BundleProblem): string {
  switch (problem.kind) {
    case 'bundle-too-large':
      return `The bundle has ${size(problem.size)}; the limit is ${size(problem.limit)}. Export fewer articles at a time.`
    case 'bundle-not-utf8':
      return 'The file is not in UTF-8, so it is no bundle, or another program changed it. Export the bundle again.'
    case 'bundle-not-json':
      return bundleJsonText(problem.problem)
    case 'bundle-line-damaged':
      return lineFaultText(problem.line, problem.fault)
    case 'not-a-bundle':
      if (problem.format === 'avowal-move') return MOVE_TEXT
      return problem.format === null
        ? 'The file is not an Avowal bundle: it has no "format": "avowal-bundle".'
        : `The file is not an Avowal bundle: its format is ${quoted(problem.format)}.`
    case 'bundle-newer':
      return `The bundle was written by a newer version of Avowal: its format is ${problem.found}, and this version reads up to ${problem.supported}. Install the newest version to read it.`
    case 'bundle-too-many-records':
      return `The bundle has ${number(problem.count)} records; the limit is ${number(problem.limit)}. Export fewer articles at a time.`
    case 'bundle-malformed':
      return `The bundle is damaged or was not written by Avowal: ${count(problem.faults.length + problem.more, 'place')} ${problem.faults.length + problem.more === 1 ? 'does' : 'do'} not have the form of a bundle. ${firstLine(problem)}`
    case 'bundle-refused':
      return `The bundle is damaged: ${count(grave(problem), 'fault')} would make its claims unreliable. ${firstLine(problem)}`
    default:
      return assertNever(problem)
  }
}

const MOVE_TEXT =
  'The file holds everything of another Avowal, not one bundle. Open it in Settings, under “Take everything from another Avowal”.'

function bundleJsonText(problem: JsonProblem): string {
  switch (problem.kind) {
    case 'json-truncated':
      return `The bundle is incomplete: ${jsonText(problem)}. Copy or export the file again.`
    case 'json-duplicate-key':
    case 'json-too-deep':
    case 'json-number-too-large':
      return `The bundle was not written by Avowal and cannot be read: ${jsonText(problem)}.`
    case 'json-empty':
    case 'json-syntax':
      return `The file is not a bundle, because it is not JSON: ${jsonText(problem)}.`
    default:
      return assertNever(problem)
  }
}

function grave({ findings }: Extract<BundleProblem, { readonly kind: 'bundle-refused' }>): number {
  return findings.filter((finding) => finding.grave).length
}

/** The first fault of a bundle, so that a message by itself says where. */
function firstLine(problem: Extract<BundleProblem, { readonly kind: 'bundle-malformed' | 'bundle-refused' }>): string {
  const first =
    problem.kind === 'bundle-refused'
      ? problem.findings.filter((finding) => finding.grave).map(findingText)[0]
      : problem.faults.map(schemaFaultText)[0]
  return first === undefined ? '' : `The first: ${first}.`
}

function claimText(problem: ClaimProblem): string {
  switch (problem.kind) {
    case 'empty-span':
      return 'There are no words in the selection. Select at least one.'
    case 'segments-overlap':
      return 'The selection overlaps a passage that the claim already has. Select other words.'
    case 'last-segment':
      return 'A claim keeps at least one passage. Delete the claim instead.'
    case 'no-such-part':
      return 'The claim has no such part any more. Somebody may have changed it; look at it again.'
    default:
      return assertNever(problem)
  }
}

function fileText(problem: FileProblem): string {
  switch (problem.kind) {
    case 'file-too-large':
      return `${quoted(problem.name)} has ${size(problem.size)}; the limit is ${size(problem.limit)}. Divide it and try again.`
    case 'files-too-large':
      return `${quoted(problem.name)} was left out: with the files before it there would be ${size(problem.size)}, and the limit for one go is ${size(problem.limit)}. Open it by itself.`
    case 'file-unreadable':
      return `${quoted(problem.name)} could not be read${because(problem)}. Check where it is and that you may open it.`
    case 'file-not-saved':
      return `${quoted(problem.name)} could not be saved${because(problem)}. ${remedy(problem)}`
    default:
      return assertNever(problem)
  }
}

type DiskProblem = Extract<FileProblem, { readonly message: string }>

const REASONS: { readonly [R in FileReason]: string } = {
  missing: 'it is not there, or no longer',
  'not-allowed': 'you are not allowed to',
  folder: 'it is a folder',
  'not-a-file': 'it is not a file but a device or a pipe',
  'disk-full': 'the disk is full',
  'read-only-disk': 'the disk can only be read',
  'in-use': 'another program is using it',
  'bad-path': 'its path has “..”, a line break or another sign that no path may have',
  'path-too-long': 'its path is too long',
}

function because({ reason, message }: DiskProblem): string {
  return reason === undefined ? ` (${message})` : `: ${REASONS[reason]}`
}

function remedy({ reason }: DiskProblem): string {
  if (reason === 'bad-path' || reason === 'path-too-long') return 'Choose another name.'
  return 'Choose another folder, or make room on the disk.'
}
