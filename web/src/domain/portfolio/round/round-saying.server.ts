import type { Actor } from '#platform/actor.server.ts';
import { refuse } from '#platform/refusal.ts';
import type { Said, SayingDraft } from '../need/saying.ts';
import * as saying from '../need/saying.server.ts';
import { intake } from './round.server.ts';

/** Says a need as always; where nothing is taken between rounds, only those who triage may still write one down. */
export async function say(actor: Actor, draft: SayingDraft): Promise<Said> {
	if (!actor.may('need.triage')) {
		const { isAccepting } = await intake(actor);
		if (!isAccepting) refuse('between_rounds');
	}
	return saying.say(actor, draft);
}
