import { decisionEvidence } from './evidence-decision.server.ts';
import { dutyEvidence } from './evidence-duty.server.ts';
import { goalEvidence } from './evidence-goal.server.ts';
import type { EvidenceKind } from './evidence-kind.ts';
import { measureEvidence } from './evidence-measure.server.ts';
import { reviewEvidence } from './evidence-review.server.ts';
import { roleEvidence } from './evidence-role.server.ts';

/** In the order they are told; a new kind is a file and a line here. */
export const evidenceKinds: readonly EvidenceKind[] = [
	dutyEvidence,
	reviewEvidence,
	roleEvidence,
	goalEvidence,
	measureEvidence,
	decisionEvidence,
];
