/** The shipped files: each is fetched once and checked against `releases.json`. */

/** @typedef {{version: string, ordinal: number, date: string, digest: string, counts: Record<string, number>,
 *   records?: string}} Release */
/** @typedef {{releases: Release[], files: Record<string, {bytes: number, sha256: string}>}} Index */

/** An error with a file, in words for the reader. */
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
      throw new FileError(name, "could not be loaded: the server did not answer");
    }
    if (!response.ok) throw new FileError(name, `could not be loaded: the server answered ${response.status}`);
    try {
      return await response.arrayBuffer();
    } catch {
      throw new FileError(name, "could not be loaded: the connection was lost");
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

  /** The releases, and the size and SHA-256 of each file. @returns {Promise<Index>} */
  index() {
    this.known ??= this.json("releases.json").catch((error) => {
      this.known = null;
      throw error;
    });
    return this.known;
  }

  /** @param {string} name @returns {Promise<ArrayBuffer>} */
  async content(name) {
    // Both are requested at once. If the browser's cache has the file of an earlier publication, it is requested again.
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
    // Browsers compute hashes only on pages that came over HTTPS or from the same machine.
    return globalThis.crypto?.subtle === undefined || (await sha256(content)) === known.sha256;
  }
}
