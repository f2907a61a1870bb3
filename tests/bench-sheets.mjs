// Measures how sheets of 100,000 rows and 20 columns are read and written beside others, in one run:
// node bench-sheets.mjs <the glue>. Every task runs in a process of its own, all in turn, three rounds; medians of
// processor time and of the largest memory of the process. Prints rows of a table.
import { createRequire } from "node:module";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const require = createRequire(import.meta.url);
const [glue, task, folder] = process.argv.slice(2);
const [ROWS, COLUMNS, DAY, NUMBER, ROUNDS] = [100_000, 20, 3, 4, 3];

// Always the same people: xorshift.
let state = 163;
const next = (below) => {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % below;
};
const SURNAMES = "赵钱孙李周吴郑王冯陈";
const GIVEN = "伟芳娜敏静强磊军洋勇艳杰娟涛明";
const WORDS = ["焊工", "电工", "钳工", "铣工", "高级技师", "一车间", "二车间", "在岗", "是", "否", "某某有限公司"];
const heads = Array.from({ length: COLUMNS }, (_, column) => `列${column + 1}`);
const two = (number) => String(number).padStart(2, "0");
const row = (at) =>
  heads.map((_, column) => {
    if (column === 0) return SURNAMES[next(10)] + GIVEN[next(15)] + GIVEN[next(15)];
    if (column === 1) return `220102${1960 + next(40)}${two(1 + next(12))}${two(1 + next(28))}${String(at % 10000).padStart(4, "0")}`;
    if (column === DAY) return `${1980 + next(40)}-${two(1 + next(12))}-${two(1 + next(28))}`;
    if (column === NUMBER) return String(next(40));
    if (column === 5) return `备注${at}-${next(1e6)}`;
    return WORDS[next(WORDS.length)];
  });
const typed = (cells) =>
  cells.map((cell, column) => (column === DAY ? new Date(`${cell}T00:00:00Z`) : column === NUMBER ? Number(cell) : cell));
const file = (name) => join(folder, name);
const pieces = function* (size) {
  for (let at = 0; at < ROWS; at += size) yield Array.from({ length: size }, (_, place) => row(at + place));
};

const own = () => require(glue);
const check = (cells) => {
  if (cells !== (ROWS + 1) * COLUMNS) throw new Error(`${cells} cells were read`);
};
const byExcelJs = async (name) => {
  const reader = new (require("exceljs").stream.xlsx.WorkbookReader)(file(name), { sharedStrings: "cache", worksheets: "emit", styles: "cache" });
  let cells = 0;
  for await (const sheet of reader) for await (const one of sheet) cells += one.actualCellCount;
  return cells;
};
const bySheetJs = (name) => {
  const book = require("xlsx").read(readFileSync(file(name)), { dense: true, cellDates: true });
  const rows = book.Sheets[book.SheetNames[0]];
  return rows.reduce((sum, one) => sum + one.filter((cell) => cell !== undefined).length, 0);
};
const TASKS = {
  "writing: ours": () => {
    const sheet = own().Sheet.begun(heads.join("\t"), DAY, NUMBER);
    for (const rows of pieces(1000)) sheet.rows(rows.map((cells) => cells.join("\t")).join("\n"), DAY, NUMBER);
    const bytes = sheet.finish();
    writeFileSync(file("ours.xlsx"), bytes);
    return bytes.length;
  },
  "… SheetJS": () => {
    const { utils, write } = require("xlsx");
    const all = [heads];
    for (const rows of pieces(1000)) all.push(...rows.map(typed));
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet(all, { dense: true }), "list");
    const bytes = write(book, { type: "buffer", bookType: "xlsx", compression: true, bookSST: true });
    writeFileSync(file("sheetjs.xlsx"), bytes);
    return bytes.length;
  },
  "… exceljs": async () => {
    const book = new (require("exceljs").stream.xlsx.WorkbookWriter)({ filename: file("exceljs.xlsx"), useSharedStrings: true, useStyles: true });
    const sheet = book.addWorksheet("list");
    sheet.addRow(heads).commit();
    for (const rows of pieces(1000)) for (const cells of rows) sheet.addRow(typed(cells)).commit();
    await book.commit();
    return readFileSync(file("exceljs.xlsx")).length;
  },
  "reading what we wrote: ours": () => check(own().cells_read(readFileSync(file("ours.xlsx")))[0]),
  "… SheetJS on it": () => check(bySheetJs("ours.xlsx")),
  "… exceljs on it": async () => check(await byExcelJs("ours.xlsx")),
  "reading what SheetJS wrote (shared texts): ours": () => check(own().cells_read(readFileSync(file("sheetjs.xlsx")))[0]),
  "… SheetJS on its own": () => check(bySheetJs("sheetjs.xlsx")),
  "… exceljs on that": async () => check(await byExcelJs("sheetjs.xlsx")),
  "marking what SheetJS wrote: ours": () => own().marked(readFileSync(file("sheetjs.xlsx")), ROWS).length,
  "reading CSV: ours": () => {
    const lines = [heads.join(",")];
    for (const rows of pieces(1000)) lines.push(...rows.map((cells) => cells.join(",")));
    check(own().csv_cells_read(lines.join("\n")));
  }
};

if (task !== undefined) {
  own();
  const start = process.cpuUsage();
  const size = (await TASKS[task]()) ?? 0;
  const { user, system } = process.cpuUsage(start);
  const peak = process.resourceUsage().maxRSS;
  const module = own().own_memory().buffer.byteLength;
  console.log(JSON.stringify({ time: (user + system) / 1000, peak: peak / 1024, module: module / 1048576, size }));
} else {
  const place = mkdtempSync(join(tmpdir(), "sheets-"));
  const results = Object.fromEntries(Object.keys(TASKS).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of Object.keys(TASKS)) {
      const done = spawnSync(process.execPath, ["--max-old-space-size=6000", import.meta.filename, glue, name, place], { encoding: "utf8" });
      if (done.status === 0) results[name].push(JSON.parse(done.stdout));
      else console.error(`${name}: ${done.stderr.slice(-300)}`);
    }
  }
  rmSync(place, { recursive: true });
  const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
  const figure = (name, what) => median(results[name].map((one) => one[what]));
  console.log("\n| what | processor time | ratio to ours | largest memory of the process | of it our module | bytes |");
  console.log("| --- | ---: | ---: | ---: | ---: | ---: |");
  let base = 1;
  for (const name of Object.keys(TASKS).filter((one) => results[one].length)) {
    const time = figure(name, "time");
    if (!name.startsWith("…")) base = time;
    const module = name.startsWith("…") ? "" : `${figure(name, "module").toFixed(0)} MB`;
    console.log(`| ${name} | ${(time / 1000).toFixed(2)} s | ${(time / base).toFixed(2)} | ${figure(name, "peak").toFixed(0)} MB | ${module} | ${figure(name, "size") || ""} |`);
  }
}
