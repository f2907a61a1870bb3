// Measures what the page packs, digests and seals with beside others, in one run: node bench.mjs <folder of the glue>.
// Medians of nine rounds of processor time; every round takes all in turn. Prints rows of a table.
import { createRequire } from "node:module";
import { createHash } from "node:crypto";
import { zipSync } from "fflate";
import JSZip from "jszip";
import { Decrypter, Encrypter, generateIdentity, identityToRecipient } from "age-encryption";

const own = createRequire(import.meta.url)(process.argv[2]);
const ROUNDS = 9;
const PIECE = 1 << 20;
const PASSPHRASE = "four words and a river";

// Always the same numbers: xorshift.
let state = 163;
const next = () => {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return state >>> 0;
};
const photo = (size) => Buffer.from(Uint32Array.from({ length: size / 4 }, next).buffer);
const text = (size) => {
  const words = ["高级技师", "岗位", "证明", "业绩", "工种", "单位", "年限", "<w:t>", "</w:t>", "<w:tr>", "</w:tr>"];
  const parts = [];
  for (let length = 0; length < size;) {
    const part = Buffer.from(`${words[next() % words.length]}${next() % 3 ? "" : next() % 9999}`);
    parts.push(part);
    length += part.length;
  }
  return Buffer.concat(parts).subarray(0, size);
};
const photos = Array.from({ length: 5 }, (_, place) => [`photo-${place}.jpg`, photo(10_000_000)]);
const texts = Array.from({ length: 6 }, (_, place) => [`text-${place}.xml`, text(1_000_000)]);

const pieces = function* (bytes) {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
};
const pack = (take) => {
  const archive = new own.Archive();
  const parts = [];
  for (const [name, bytes] of photos) {
    const passing = new own.Passing();
    for (const piece of pieces(bytes)) passing[take](piece);
    if (take === "both_of") passing.sha256();
    parts.push(archive.outside(name, bytes.length, passing.crc()), bytes);
    passing.free();
  }
  for (const [name, bytes] of texts) parts.push(archive.deflated(name, bytes));
  parts.push(archive.finish());
  return new Blob(parts);
};
const byFflate = () => {
  const of = (files, level) => files.map(([name, bytes]) => [name, [bytes, { level }]]);
  return new Blob([zipSync(Object.fromEntries([...of(photos, 0), ...of(texts, 6)]))]);
};
const byJsZip = async () => {
  const archive = new JSZip();
  for (const [name, bytes] of photos) archive.file(name, bytes, { compression: "STORE" });
  for (const [name, bytes] of texts) {
    archive.file(name, bytes, { compression: "DEFLATE", compressionOptions: { level: 6 } });
  }
  return new Blob([await archive.generateAsync({ type: "uint8array" })]);
};

const ten = photos[0][1];
// 500 MB pass by.
const before = own.own_memory().buffer.byteLength;
const passing = new own.Passing();
const rest = createHash("sha256");
const start = process.cpuUsage();
for (let count = 0; count < 500; count++) passing.both_of(ten.subarray(count * 16384, count * 16384 + 1_000_000));
const { user, system } = process.cpuUsage(start);
for (let count = 0; count < 500; count++) rest.update(ten.subarray(count * 16384, count * 16384 + 1_000_000));
if (passing.sha256() !== rest.digest("hex")) throw new Error("the digest is wrong");
const after = own.own_memory().buffer.byteLength;
console.log(`500 MB passed by (CRC-32 and SHA-256): ${((user + system) / 1e6).toFixed(2)} s of processor time`);
console.log(`memory of the module before: ${before} bytes, after: ${after} bytes\n`);

const identity = await generateIdentity();
const receiver = await identityToRecipient(identity);
const byTypage = async (lock) => {
  const [encrypter, decrypter] = [new Encrypter(), new Decrypter()];
  if (lock) {
    encrypter.setPassphrase(PASSPHRASE);
    encrypter.setScryptWorkFactor(16);
    decrypter.addPassphrase(PASSPHRASE);
  } else {
    encrypter.addRecipient(receiver);
    decrypter.addIdentity(identity);
  }
  const sealed = await encrypter.encrypt(ten);
  await decrypter.decrypt(sealed);
  return new Blob([sealed]);
};

const tasks = [
  ["packing 50 MB stored and 6 MB deflated: ours", () => pack("crc_of")],
  ["… ours, with the SHA-256 of every file, as the page does", () => pack("both_of")],
  ["… fflate", byFflate],
  ["… JSZip", byJsZip],
  ["sealing 10 MB with a passphrase (2^16) and trying it: ours", () => new Blob([own.sealed_with_passphrase(ten, PASSPHRASE)])],
  ["… age-encryption", () => byTypage(true)],
  ["sealing 10 MB for a key and trying it: ours", () => new Blob([own.sealed_with_keys(ten, receiver)])],
  ["… age-encryption", () => byTypage(false)]
];
const measured = async (task) => {
  globalThis.gc?.();
  const start = process.cpuUsage();
  const made = await task();
  const { user, system } = process.cpuUsage(start);
  return { milliseconds: (user + system) / 1000, size: made.size };
};
const times = tasks.map(() => []);
const sizes = [];
for (const [, task] of tasks) await measured(task);
for (let round = 0; round < ROUNDS; round++) {
  for (const [place, [, task]] of tasks.entries()) {
    const { milliseconds, size } = await measured(task);
    times[place].push(milliseconds);
    sizes[place] = size;
  }
}
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

console.log("| what | processor time | ratio to ours | bytes |\n| --- | ---: | ---: | ---: |");
let base = 0;
for (const [place, [what]] of tasks.entries()) {
  const time = median(times[place]);
  if (!what.startsWith("…")) base = time;
  console.log(`| ${what} | ${Math.round(time)} ms | ${(time / base).toFixed(2)} | ${sizes[place]} |`);
}
