import { execFileSync } from 'node:child_process';

/** Key and certificate for `oma.example`, made for this run; null where there is no openssl. */
export function makeCertificate(days = 2): { key: string; cert: string } | null {
	const request = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days ${days} -subj /CN=oma.example -addext subjectAltName=DNS:oma.example -keyout - -out -`;
	try {
		const made = execFileSync('openssl', request.split(' '), {
			stdio: ['ignore', 'pipe', 'ignore'],
		}).toString();
		return { key: made, cert: made.slice(made.indexOf('-----BEGIN CERT')) };
	} catch {
		return null;
	}
}
