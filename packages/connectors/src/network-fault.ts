import { Refused } from './refusal.ts';

const CERTIFICATE_FAULT =
	/^(CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|ERR_SSL|EPROTO)/;

/** Errors of sockets, TLS, HTTP and packing as refusals; anything else comes back as it was. */
export function networkFault(error: unknown): unknown {
	if (error instanceof Refused) return error;
	const code = (error as NodeJS.ErrnoException).code ?? '';
	if (CERTIFICATE_FAULT.test(code)) return new Refused('certificate_refused', { reason: code });
	if (code === 'Z_BUF_ERROR') return new Refused('cut_short');
	if (code.startsWith('Z_') || code.startsWith('ERR__ERROR_') || code.startsWith('ERR_BROTLI'))
		return new Refused('bad_encoding');
	if (code.startsWith('HPE_')) return new Refused('bad_answer', { reason: code });
	if (code === 'ECONNRESET' && (error as Error).message === 'aborted') return new Refused('cut_short');
	if (/^E[A-Z]+$/.test(code)) return new Refused('connection_failed', { reason: code });
	return error;
}
