import { resolve } from "node:path";
import { checkImports } from "./imports";

// The cruiser passes what it could not read (with a TypeScript it does not know, that is everything), so few files are a fault.
const FEWEST_FILES = 40;

const { files, faults } = checkImports(resolve(import.meta.dirname, ".."));
for (const { rule, from, to, comment } of faults) console.error(`${from} → ${to}\n  ${rule}: ${comment}\n`);
if (files < FEWEST_FILES) console.error(`Only ${files} files were read: the import rules saw next to nothing.`);
if (faults.length > 0 || files < FEWEST_FILES) process.exit(1);
console.log(`Import rules hold in ${files} files.`);
