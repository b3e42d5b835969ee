import type { PdfStandard, Report } from '@luotsi/documents/report';
import * as decisions from '#domain/governance/decision/decision.server.ts';
import { decisionReport, minutesReport } from '#domain/governance/meeting/minutes-report.server.ts';
import * as records from '#domain/governance/meeting/record.server.ts';
import { decidedMemo } from '#domain/governance/post-case/memo-report.server.ts';
import * as postCases from '#domain/governance/post-case/post-case.server.ts';
import { reviewReport } from '#domain/governance/review/review-report.server.ts';
import * as reviews from '#domain/governance/review/review.server.ts';
import { adoptedReport } from '#domain/governance/work-plan/work-plan-report.server.ts';
import * as workPlans from '#domain/governance/work-plan/work-plan.server.ts';
import { planReport } from '#domain/portfolio/plan/plan-report.server.ts';
import * as plans from '#domain/portfolio/plan/plan.server.ts';
import { editionReport } from '#domain/strategy/edition/edition-report.server.ts';
import * as editions from '#domain/strategy/edition/edition.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import type { Locale } from '#platform/locale/locale.ts';
import type { Permission } from '#platform/permission/permissions.ts';
import { found } from '#platform/refusal.ts';
import type { DocumentSubject } from './document.ts';

interface DocumentKind {
	permission: Permission;
	/** Kind of PDF, where it is not the usual one. */
	standard?: PdfStandard;
	/** What is decided is kept as it was; refuses what is not there. */
	isDecided(actor: Actor, id: string): Promise<boolean>;
	report(actor: Actor, id: string, language: Locale): Promise<Report>;
}

/** A line for each kind of document: who may read it, and what it says. */
export const documentKinds: Record<DocumentSubject, DocumentKind> = {
	plan: {
		permission: 'plan.read',
		isDecided: async () => true,
		report: async (actor, id, language) => planReport(actor, await plans.get(actor, id), language),
	},
	edition: {
		permission: 'strategy.read',
		isDecided: async (actor, id) => (await editions.get(actor, id)).edition.adoptedOn !== null,
		report: editionReport,
	},
	minutes: {
		permission: 'meeting.read',
		// They go to the municipality's archive.
		standard: 'a-2a',
		isDecided: async (actor, id) => (await records.get(actor, id)).signedOffOn !== null,
		report: minutesReport,
	},
	decision: {
		permission: 'meeting.read',
		isDecided: async (actor, id) => {
			const { meetingId } = await decisions.get(actor, id);
			return (await records.get(actor, meetingId)).signedOffOn !== null;
		},
		report: async (actor, id, language) => {
			const { meetingId } = await decisions.get(actor, id);
			return found(await decisionReport(actor, { meetingId, decisionId: id }, language), 'decision');
		},
	},
	review: {
		permission: 'review.read',
		isDecided: async (actor, id) => (await reviews.get(actor, id)).round.state === 'concluded',
		report: reviewReport,
	},
	post_case: {
		permission: 'post_case.read',
		isDecided: async (actor, id) => Boolean(await postCases.decided(actor, id)),
		report: decidedMemo,
	},
	work_plan: {
		permission: 'review.read',
		isDecided: async (actor, id) => (await workPlans.adopted(actor, id)).adoptedOn !== '',
		report: adoptedReport,
	},
};
