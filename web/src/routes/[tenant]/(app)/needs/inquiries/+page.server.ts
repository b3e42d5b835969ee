import { AnswerDraft, InquiryWithdrawal } from '#domain/portfolio/inquiry/inquiry.ts';
import * as inquiries from '#domain/portfolio/inquiry/inquiry.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';

export const load = async ({ locals, cookies }) => ({
	inquiries: await inquiries.listOpen(locals.actor),
	flash: takeFlash(cookies),
});

const saved = (key: string) => ({
	then(_: unknown, { cookies, url }: RequestEvent) {
		setFlash(cookies, { key });
		return url.pathname;
	},
});

export const actions = {
	answer: form(AnswerDraft, inquiries.answer, saved('triage.answerSent')),
	withdraw: form(InquiryWithdrawal, inquiries.withdraw, saved('triage.inquiryTakenBack')),
};
