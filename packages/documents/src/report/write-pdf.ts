import { writeReport } from './report-process.ts';
import type { WriteLimits } from './report-process.ts';
import type { Report } from './report.ts';
import type { PdfStandard } from './typst-compiler.ts';

/** The report as tagged PDF: PDF/UA-1 for readers, PDF/A-2a for archives. Refuses as `writeReport` does. */
export function writePdf(
	report: Report,
	standard: PdfStandard = 'ua-1',
	limits: WriteLimits = {},
): Promise<Uint8Array> {
	return writeReport(report, 'pdf', { ...limits, standard });
}
