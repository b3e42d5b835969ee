import type { Connector, Settings } from '../connector.ts';
import type { Finding, ProbeContext } from '../probe.ts';
import { Refused, refuse } from '../refusal.ts';
import { withSafeSocket } from '../safe-socket.ts';
import type { Conversation } from '../safe-socket.ts';
import { Sip2Message, readLogin, readStatus } from './sip2.codec.ts';
import type { AcsStatus } from './sip2.codec.ts';

/** SIP2 has no port of its own; these are those that library systems come with. Others the operator allows. */
const USUAL_PORTS = [6001, 6002, 6443];
const CR = 0x0d;

/** The self-service interface of a library system: sign-in and status, nothing of patrons or items. */
export const connector: Connector = {
	id: 'sip2',
	titleKey: 'connector.sip2.title',
	licence: null,
	settings: [
		{ key: 'host', labelKey: 'connector.host', kind: 'host', isRequired: true },
		{ key: 'port', labelKey: 'connector.port', kind: 'number', isRequired: true, initial: 6001 },
		{
			key: 'security',
			labelKey: 'connector.security',
			kind: 'choice',
			isRequired: true,
			initial: 'tls',
			options: ['tls', 'plain'],
		},
		{ key: 'user', labelKey: 'connector.user', kind: 'text', isRequired: true },
		{ key: 'password', labelKey: 'connector.password', kind: 'secret', isRequired: true },
		{ key: 'location', labelKey: 'connector.sip2.location', kind: 'text', isRequired: false },
		{ key: 'institution', labelKey: 'connector.sip2.institution', kind: 'text', isRequired: false },
		{
			key: 'detection',
			labelKey: 'connector.sip2.detection',
			kind: 'choice',
			isRequired: true,
			initial: 'on',
			options: ['on', 'off'],
		},
	],
	probing: {
		// Two sign-ins in quick succession have frozen a library system's SIP2 for minutes.
		shortestInterval: 60,
		timeLimit: 10_000,
		figures: [
			{ key: 'login', labelKey: 'connector.figure.login', unit: 'milliseconds' },
			{ key: 'status', labelKey: 'connector.figure.status', unit: 'milliseconds' },
		],
		targetOf: (settings) =>
			`${String(settings.get('host')).toLowerCase().replace(/\.$/, '')}:${settings.get('port')}`,
		async probe(settings, context) {
			const said = await converse(settings, context);
			if ('ok' in said) throw new Refused(said.code, said.data);
			return said;
		},
	},
};

function converse(settings: Settings, context: ProbeContext) {
	const where = {
		host: String(settings.get('host')),
		port: Number(settings.get('port')),
		usualPorts: USUAL_PORTS,
		hasTls: settings.get('security') !== 'plain',
	};
	return withSafeSocket({ ...context.reach(), ...where, maxBytes: 10_000 }, (conversation) =>
		askStatus(conversation, settings),
	);
}

async function askStatus(conversation: Conversation, settings: Settings): Promise<Finding> {
	const textOf = (key: string) => String(settings.get(key) ?? '');
	const isDetecting = settings.get('detection') !== 'off';
	const [first, second] = isDetecting ? [0, 1] : [null, null];
	const account = { user: textOf('user'), password: textOf('password'), location: textOf('location') };
	const began = performance.now();
	conversation.send(Sip2Message.login(account, first).bytes);
	if (!readLogin(await conversation.readUntil(CR), first)) refuse('login_refused');
	const signedIn = performance.now();
	conversation.send(Sip2Message.status(second).bytes);
	const status = readStatus(await conversation.readUntil(CR), second);
	const institution = textOf('institution');
	if (institution !== '' && institution !== status.institution)
		refuse('other_institution', { institution: status.institution });
	return {
		...judged(status),
		figures: [
			{ key: 'login', part: null, value: Math.round(signedIn - began) },
			{ key: 'status', part: null, value: Math.round(performance.now() - signedIn) },
		],
	};
}

function judged({ isOnline, takesReturns, lends }: AcsStatus): Pick<Finding, 'state' | 'note'> {
	if (!isOnline) return { state: 'refusing_loans', note: 'system_offline' };
	if (lends && takesReturns) return { state: 'working', note: null };
	if (!lends && !takesReturns) return { state: 'refusing_loans', note: 'loans_and_returns_refused' };
	return { state: 'refusing_loans', note: lends ? 'returns_refused' : 'loans_refused' };
}
