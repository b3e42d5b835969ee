/** A frame is light: words and style only. */
export const csr = false;
