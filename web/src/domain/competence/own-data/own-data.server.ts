import type { Actor } from '#platform/actor.server.ts';
import { inLanguage, type Worded } from '../framework/framework.ts';
import * as assessments from '../assessment/assessment.server.ts';
import * as shares from '../share/share.server.ts';
import type { OwnData } from './own-data.ts';

/** Everything that is kept of the reader's competence; that it was taken out is told in the trail. */
export async function take(actor: Actor): Promise<OwnData> {
	actor.must('assessment.own');
	await actor.change((_, record) => {
		record('assessment.exported', { type: 'person', id: actor.person });
		return Promise.resolve();
	});
	const [results, shown] = await Promise.all([assessments.results(actor), shares.listOwn(actor)]);
	return {
		person: actor.name,
		assessments: results.map(({ survey, assessment, rows }) => ({
			survey: survey.name,
			opensOn: survey.opensOn,
			closesOn: survey.closesOn,
			role: assessment.role,
			area: assessment.area,
			startedAt: assessment.startedAt,
			submittedAt: assessment.submittedAt,
			wish: assessment.wish,
			answers: rows.flatMap(({ code, names, said, wording, target }) => {
				const inWords = (words: Worded) => inLanguage(words, actor.locale);
				return said
					? [{ code, competence: inWords(names), ...said, wording: inWords(wording ?? {}), target }]
					: [];
			}),
			shares: shown
				.filter(({ surveyId }) => surveyId === survey.id)
				.map(({ withPerson, sharedAt, withdrawnAt, readAt }) => ({
					withPerson,
					sharedAt,
					withdrawnAt,
					readAt,
				})),
		})),
	};
}
