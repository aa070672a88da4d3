import { checkData } from "./check";

const { DATABASE_URL = "", DATABASE_DIRECT_URL } = process.env;
const say = (line: string) => process.stdout.write(`${line}\n`);

const { series, dates, broken } = await checkData(DATABASE_DIRECT_URL || DATABASE_URL, new Date(), say);
say(`${series} series, ${dates} dates: ${broken.length === 0 ? "nothing" : broken.length} broken`);
process.exitCode = broken.length === 0 ? 0 : 1;
