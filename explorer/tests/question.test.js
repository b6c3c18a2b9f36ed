import assert from "node:assert/strict";
import { test } from "node:test";
import { settled } from "../src/answer.js";
import { plainQuestion, readAddress, writeAddress } from "../src/question.js";
import { Files } from "../src/files.js";
import { Register } from "../src/register.js";
import { release, shelf } from "./sample.js";

test("an address holds the question and gives it back", () => {
  const address =
    "?table=ties&release=2026.11.0&vendor=acme&vendor=b%C3%B6ll&kind=uses&text=a+b%26c&sort=-cameras&page=all";
  const { question, faults } = readAddress(address);
  assert.deepEqual(faults, []);
  assert.deepEqual(question.facets, { vendor: ["acme", "böll"], kind: ["uses"] });
  assert.equal(writeAddress(question), address);
});

test("a plain question leaves the address empty", () => {
  assert.equal(writeAddress(plainQuestion("commitments")), "");
  assert.deepEqual(readAddress("").question, plainQuestion("commitments"));
});

test("what an address has wrong is told and left out", () => {
  const { question, faults } = readAddress("?table=cats&on=2023-13&sort=colour&page=-1&kind=uses");
  assert.equal(faults.length, 3);
  assert.deepEqual(question, plainQuestion("commitments"));
});

test("what the release does not have is told and left out, and redirects are followed", async () => {
  const register = new Register(new Files(new URL("https://example.org/")));
  const gone = { id: "vendors/old-acme", successor: "acme", reason: "merged", since: 1, until: null };
  register.asked.set("retired", Promise.resolve([gone]));
  const asked = {
    ...plainQuestion("commitments"),
    release: "1999.1.0",
    facets: { vendor: ["old-acme", "nobody"], action: ["remove", "dance"], made: ["maybe"] },
  };
  const words = { Action: { remove: "" }, BodyKind: {}, Standing: {}, Status: {}, Subject: {}, Instrument: {} };
  const { question, faults } = await settled(asked, shelf(), register, words);
  assert.deepEqual(question.facets, { vendor: ["acme"], action: ["remove"] });
  assert.equal(question.release, null);
  assert.equal(faults.length, 4);
  assert.match(faults[0], new RegExp(`1999\\.1\\.0.*${release.version}`));
});
