import type { Report } from '@luotsi/documents/report';
import { planReport } from '#domain/portfolio/plan/plan-report.server.ts';
import * as plans from '#domain/portfolio/plan/plan.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import type { Locale } from '#platform/locale/locale.ts';
import type { Permission } from '#platform/permission/permissions.ts';
import type { DocumentSubject } from './document.ts';

interface DocumentKind {
	permission: Permission;
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
};
