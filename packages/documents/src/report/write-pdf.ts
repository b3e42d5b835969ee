import { compileApart } from './pdf-process.ts';
import type { PdfLimits } from './pdf-process.ts';
import type { Report } from './report.ts';
import type { PdfStandard } from './typst-compiler.ts';
import { typstData } from './typst-data.ts';

/**
 * The report as tagged PDF: PDF/UA-1 for readers, PDF/A-2a for archives. Compiled beside this process, which only waits.
 * Throws `ReportRefused`: `no_pdf_here` where the compiler does not run, `too_long` and `too_large` beyond the limits.
 */
export function writePdf(
	report: Report,
	standard: PdfStandard = 'ua-1',
	limits: PdfLimits = {},
): Promise<Uint8Array> {
	return compileApart(JSON.stringify(typstData(report)), standard, limits);
}
