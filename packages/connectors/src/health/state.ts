import type { RefusalCode, RefusalData } from '../refusal.ts';

/** What is known of a system, the best first and the unknown last. */
export const HEALTH_STATES = [
	'working',
	'refusing_loans',
	'malformed',
	'wrong_credentials',
	'unreachable',
	'unknown',
] as const;

/**
 * `malformed`: answered, but not what was asked for. `unreachable`: gave no answer at all. `unknown`: nothing can be said,
 * because the fault is on our side or we were asked to wait.
 */
export type HealthState = (typeof HEALTH_STATES)[number];

const STATE_OF: Record<RefusalCode, HealthState> = {
	bad_setting: 'unknown',
	bad_address: 'unknown',
	scheme_not_allowed: 'unknown',
	credentials_in_address: 'unknown',
	port_not_allowed: 'unknown',
	private_address: 'unknown',
	rate_limited: 'unknown',
	too_soon: 'unknown',
	probe_running: 'unknown',
	name_not_found: 'unreachable',
	connection_failed: 'unreachable',
	certificate_refused: 'unreachable',
	timeout: 'unreachable',
	closed_during_request: 'unreachable',
	login_refused: 'wrong_credentials',
	too_many_redirects: 'malformed',
	redirect_refused: 'malformed',
	too_large: 'malformed',
	wrong_type: 'malformed',
	bad_encoding: 'malformed',
	bad_answer: 'malformed',
	cut_short: 'malformed',
	empty_answer: 'malformed',
	http_status: 'malformed',
	not_json: 'malformed',
	not_xml: 'malformed',
	unknown_shape: 'malformed',
	nothing_found: 'malformed',
	not_found: 'malformed',
	resend_asked: 'malformed',
	unexpected_message: 'malformed',
	bad_checksum: 'malformed',
	other_institution: 'malformed',
	words_missing: 'malformed',
	too_few_found: 'malformed',
	diagnostic: 'malformed',
};

/** What a refusal tells of the system's health. A gateway that says 502, 503 or 504 could not reach the system either. */
export function stateOfRefusal(code: RefusalCode, data: RefusalData): HealthState {
	if (code !== 'http_status') return STATE_OF[code];
	if (data.status === 429) return 'unknown';
	return [502, 503, 504].includes(Number(data.status)) ? 'unreachable' : 'malformed';
}
