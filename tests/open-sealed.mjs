// Opens a sealed file with another program of the format and prints its bytes in base 64:
// node open-sealed.mjs <file> passphrase|identity <secret>
import { readFile } from "node:fs/promises";
import { Decrypter } from "age-encryption";

const [, , file, kind, secret] = process.argv;
const decrypter = new Decrypter();
if (kind === "passphrase") decrypter.addPassphrase(secret);
else decrypter.addIdentity(secret);
const plain = await decrypter.decrypt(await readFile(file));
process.stdout.write(Buffer.from(plain).toString("base64"));
