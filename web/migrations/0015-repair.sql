-- A repair leaves alone what the adopted plan has begin within so many weeks.
alter table scenario add frozen_weeks int not null default 4 check (frozen_weeks between 0 and 104);

-- Posts that fell vacant after the kept plan was adopted give no time from this day on; null = they count as before.
alter table scenario add vacated_from date;

-- Plans between leaving everything where it is and the most value, worked out after the answer.
alter table schedule add trade_offs jsonb;
