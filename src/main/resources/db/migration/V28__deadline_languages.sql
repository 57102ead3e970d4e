-- How a due date came about, in languages beside English and Danish: {"de": "..."}.
alter table dp_deadline add column explanations varchar(8000);
