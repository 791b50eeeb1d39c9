/** The version that package.json names; the build puts it in. */
declare const AVOWAL_VERSION: string
