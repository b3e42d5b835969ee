/** Small documents made by hand, for tests of those who import files. */
export { docxOf, paragraph, wordTable } from './docx-sample.ts';
export { pdfOf } from './pdf-sample.ts';
export { zipOf } from './zip-sample.ts';
