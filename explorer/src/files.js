/** The shipped files: fetched once each, and checked against what `releases.json` says of them. */

/** @typedef {{version: string, ordinal: number, date: string, digest: string, counts: Record<string, number>,
 *   records?: string}} Release */
/** @typedef {{releases: Release[], files: Record<string, {bytes: number, sha256: string}>}} Index */

/** What went wrong with a file, in words for the reader. */
export class FileError extends Error {
  /** @param {string} name @param {string} reason */
  constructor(name, reason) {
    super(`${name} ${reason}`);
    this.file = name;
  }
}

/** @param {ArrayBuffer} content */
async function sha256(content) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export class Files {
  /** @param {URL} base the folder of the files */
  constructor(base) {
    this.base = base;
    /** @type {Promise<Index> | null} */
    this.known = null;
  }

  /** @param {string} name @param {RequestCache} cache */
  async fetch(name, cache) {
    let response;
    try {
      response = await fetch(new URL(name, this.base), { cache });
    } catch {
      throw new FileError(name, "could not be loaded: there was no answer");
    }
    if (!response.ok) throw new FileError(name, `could not be loaded: the server answered ${response.status}`);
    try {
      return await response.arrayBuffer();
    } catch {
      throw new FileError(name, "could not be loaded: the connection broke off");
    }
  }

  /** @param {string} name @returns {Promise<any>} */
  async json(name) {
    const content = await this.fetch(name, "no-cache");
    try {
      return JSON.parse(new TextDecoder().decode(content));
    } catch {
      throw new FileError(name, "cannot be read: it is damaged");
    }
  }

  /** The releases, and size and SHA-256 of each file. @returns {Promise<Index>} */
  index() {
    this.known ??= this.json("releases.json").catch((error) => {
      this.known = null;
      throw error;
    });
    return this.known;
  }

  /** @param {string} name @returns {Promise<ArrayBuffer>} */
  async content(name) {
    // Both are asked for at once; a browser that kept a file of an earlier publication asks again for that one.
    const [index, content] = await Promise.all([this.index(), this.fetch(name, "default")]);
    if (await this.fits(index, name, content)) return content;
    const again = await this.fetch(name, "reload");
    if (await this.fits(index, name, again)) return again;
    throw new FileError(name, "is damaged: it does not have the SHA-256 that was published");
  }

  /** @param {Index} index @param {string} name @param {ArrayBuffer} content */
  async fits(index, name, content) {
    const known = index.files[name];
    if (known === undefined || known.bytes !== content.byteLength) return false;
    // A browser works out hashes only where the page came by HTTPS or from its own machine.
    return globalThis.crypto?.subtle === undefined || (await sha256(content)) === known.sha256;
  }
}
