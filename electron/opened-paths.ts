import { isAbsolute, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The files that a command line names. What begins with `-` is a switch of Chromium's; the program itself comes first and,
 * in a checkout, its folder after it. A path is completed but not tidied up: one with `..` is refused where it is read.
 */
export function pathsInArguments(argv: readonly string[], folder: string, packaged: boolean): readonly string[] {
  return argv
    .filter((argument) => argument !== '' && !argument.startsWith('-'))
    .slice(packaged ? 1 : 2)
    .map((argument) => pathOf(argument))
    .map((path) => (isAbsolute(path) ? path : folder + sep + path))
}

/** Desktops of Linux hand over addresses where the menu entry asks for them. */
function pathOf(argument: string): string {
  if (!argument.startsWith('file:')) return argument
  try {
    return fileURLToPath(argument)
  } catch {
    return argument
  }
}
