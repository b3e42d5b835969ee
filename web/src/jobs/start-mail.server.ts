import { deliver } from '#domain/organisation/mail/delivery.server.ts';
import { mailClerk } from '#domain/organisation/mail/mail-clerk.server.ts';
import { receive } from '#domain/organisation/mail/receiving.server.ts';
import { whenPosted } from '#domain/organisation/mail/wake.server.ts';
import { faultOf } from '#platform/fault.ts';
import { runtime } from '#platform/runtime.server.ts';
import { slugOf } from '#platform/tenant-address.server.ts';
import { giveAnswersOf } from './give-answers.job.server.ts';

const inHand = new Set<string>();

/** Letters go soon after the act; the minute's round takes what this one misses. */
async function deliverSoon(tenantId: string): Promise<void> {
	const tenantSlug = await slugOf(tenantId);
	if (!tenantSlug || inHand.has(tenantId)) return;
	inHand.add(tenantId);
	try {
		await deliver(mailClerk({ tenantId, tenantSlug }));
	} finally {
		inHand.delete(tenantId);
	}
}

const told = (work: Promise<unknown>, what: string) => {
	work.catch((error: unknown) => runtime().log.error({ fault: faultOf(error) }, what));
};

/** Begins to send and, where it is set up, to receive. */
export async function startMail(): Promise<void> {
	const { env, log } = runtime();
	if (env.mail.relay) whenPosted((tenantId) => told(deliverSoon(tenantId), 'letters were not sent'));
	if (!env.mail.receiving) return;
	const { port } = await receive(env.mail.receiving, (tenantId) =>
		told(giveAnswersOf(tenantId), 'answers by mail were not kept'),
	);
	log.info({ port }, 'answers by mail come in');
}
