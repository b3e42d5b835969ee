/** Why a report was not written; words are made by the caller. */
export type ReportRefusalCode =
	/** There is no compiler of PDF for this system: another format can be offered. */
	'no_pdf_here' | 'busy' | 'too_long' | 'too_large' | 'not_written';

/** Thrown by the writers of reports. */
export class ReportRefused extends Error {
	readonly code: ReportRefusalCode;

	constructor(code: ReportRefusalCode, detail?: string) {
		super(detail === undefined ? code : `${code}: ${detail}`);
		this.name = 'ReportRefused';
		this.code = code;
	}
}
