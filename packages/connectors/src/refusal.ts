/** Why a connector brought nothing. Words for each code are made by the caller, in the reader's language. */
export type RefusalCode =
	| 'bad_setting'
	| 'bad_address'
	| 'scheme_not_allowed'
	| 'credentials_in_address'
	| 'port_not_allowed'
	| 'private_address'
	| 'name_not_found'
	| 'connection_failed'
	| 'certificate_refused'
	| 'too_many_redirects'
	| 'redirect_refused'
	| 'timeout'
	| 'too_large'
	| 'wrong_type'
	| 'bad_encoding'
	| 'bad_answer'
	| 'cut_short'
	| 'empty_answer'
	| 'http_status'
	| 'not_json'
	| 'unknown_shape'
	| 'nothing_found'
	| 'not_found'
	| 'not_xml'
	| 'login_refused'
	| 'closed_during_request'
	| 'resend_asked'
	| 'unexpected_message'
	| 'bad_checksum'
	| 'other_institution'
	| 'words_missing'
	| 'too_few_found'
	| 'diagnostic'
	| 'rate_limited'
	| 'too_soon'
	| 'probe_running';

/** Flat facts for the message. */
export type RefusalData = Record<string, string | number | boolean | null>;

/** A fetch that was refused or failed: a code with data, never words. */
export interface Refusal {
	ok: false;
	code: RefusalCode;
	data: RefusalData;
}

/** Thrown inside the package and turned into a {@link Refusal} at its edge. */
export class Refused extends Error {
	readonly code: RefusalCode;
	readonly data: RefusalData;

	constructor(code: RefusalCode, data: RefusalData = {}) {
		super(code);
		this.name = 'Refused';
		this.code = code;
		this.data = data;
	}
}

/** Stops with a code and its data. */
export function refuse(code: RefusalCode, data?: RefusalData): never {
	throw new Refused(code, data);
}

/** The refusal inside a thrown error; anything else is a fault of this package and is thrown on. */
export function refusalFrom(error: unknown): Refusal {
	if (error instanceof Refused) return { ok: false, code: error.code, data: error.data };
	throw error;
}
