/** Read a Parquet file as camwatch ships it: compressed with Zstandard, with nested lists and structs. */

import { decompress } from "fzstd";
import { parquetReadObjects } from "hyparquet";

const compressors = {
  /** @param {Uint8Array} input @param {number} length */
  ZSTD: (input, length) => decompress(input, new Uint8Array(length)),
};

/**
 * @param {ArrayBuffer} file
 * @param {string[]} columns the columns to decode; others are skipped
 * @returns {Promise<any[]>}
 */
export function readRows(file, columns) {
  return parquetReadObjects({ file, columns, compressors });
}
