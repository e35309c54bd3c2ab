"""How do councils and associations sit? Called, opened, every question decided, the minutes issued the same day."""

from collections.abc import Iterator
from functools import partial

from mentoring import process
from mentoring.council import services as council
from mentoring.council.enums import BodyPost, ItemKind
from mentoring.council.models import AgendaItem, Body, Meeting
from mentoring.demo.courses import DECLINED, Sitting
from mentoring.demo.diary import Act
from mentoring.demo.pair import script_of
from mentoring.demo.world import World
from schools.enums import PostKind
from schools.models import AcademicYear, Person, User

HEARD = {
    "kk": {
        ItemKind.CANDIDATE: "Үміткердің санаты, үш жылғы білім сапасы, жүктемесі және әдеп жөніндегі растау"
        " таныстырылды.",
        ItemKind.REPLACEMENT: "Тәлімгерді ауыстыру себебі және жаңа үміткердің деректері таныстырылды.",
        ItemKind.RESERVE: "Әдістемелік бірлестіктің ұсынысы тыңдалды.",
        ItemKind.INTERIM_REPORT: "Тәлімгер бірінші жартыжылдықтағы көмегі мен жас педагогтің жұмысы туралы айтты.",
        ItemKind.FINAL_REPORT: "Тәлімгер жоспардың орындалуы мен жыл нәтижесі туралы есеп берді.",
    },
    "ru": {
        ItemKind.CANDIDATE: "Представлены сведения о категории, качестве знаний за три года, нагрузке и этике"
        " кандидата.",
        ItemKind.REPLACEMENT: "Представлены причина замены наставника и сведения о новой кандидатуре.",
        ItemKind.RESERVE: "Заслушано предложение методического объединения.",
        ItemKind.INTERIM_REPORT: "Наставник рассказал о помощи в первом полугодии и о работе молодого педагога.",
        ItemKind.FINAL_REPORT: "Наставник отчитался о выполнении плана и об итогах года.",
    },
}
RESOLVED = {
    "kk": {
        ItemKind.CANDIDATE: "Кандидатура мақұлдансын және директордың бұйрығымен бекітуге ұсынылсын.",
        ItemKind.REPLACEMENT: "Жаңа тәлімгердің кандидатурасы мақұлданып, директордың бұйрығымен бекітуге ұсынылсын.",
        ItemKind.RESERVE: "Педагог тәлімгерлер резервіне енгізілсін.",
        ItemKind.FINAL_REPORT: "Есеп назарға алынсын, тәлімгердің жұмысы бағалансын, ұсынымдар келесі жылы ескерілсін.",
    },
    "ru": {
        ItemKind.CANDIDATE: "Одобрить кандидатуру и представить на утверждение приказом директора.",
        ItemKind.REPLACEMENT: "Одобрить кандидатуру нового наставника и представить на утверждение приказом директора.",
        ItemKind.RESERVE: "Включить педагога в резерв наставников.",
        ItemKind.FINAL_REPORT: "Принять отчёт к сведению, оценить работу наставника, рекомендации учесть в"
        " следующем году.",
    },
}
SPOKE = {
    "kk": ("", "Әріптестер жұптың жұмысын қолдады.", "Орынбасар кестеге қатысты ұсыныс айтты."),
    "ru": ("", "Коллеги поддержали работу пары.", "Заместитель директора высказалась о расписании."),
}
SMALL = 10  # a body of fewer members meets in full, so that no seed leaves it without a quorum


def sitting_acts(sitting: Sitting) -> Iterator[Act]:
    yield Act(sitting.called, partial(_call, sitting=sitting))
    yield Act(sitting.held, partial(_hold, sitting=sitting))


def nominate(world: World, key: str, on) -> None:
    """An association's proposal for the reserve, where the school has one of the subject, put before the council by
    the deputy."""
    who = world.characters[key]
    taught = {lesson.subject for lesson in who.taught}
    near = (
        world.associations[name]
        for name, circle in world.circles.items()
        if circle.school == who.school and taught & set(circle.subjects)
    )
    process.nominate_to_reserve(
        person=world.people[key],
        school=world.schools[who.school],
        association=next(near, None),
        by=_deputy(world, who.school),
        on=on,
    )


def issue_book(world: World, school: str, first: int, on) -> None:
    process.issue_book(
        school=world.schools[school],
        year=AcademicYear.objects.get(starts_on__year=first),
        language=world.places[school].language,
        by=world.users[world.secretary(school)],
        on=on,
    )


def _body(world: World, sitting: Sitting) -> Body:
    if sitting.association:
        return council.body_of(world.associations[sitting.association])
    return council.council_of(world.schools[sitting.school])


def _call(world: World, *, sitting: Sitting) -> None:
    """Plan the meeting: other matters first, then whatever is ready."""
    body, by = _body(world, sitting), _clerk(world, sitting)
    for matter in sitting.matters:
        council.put(body=body, kind=ItemKind.FREE, title=matter.title, by=by, on=sitting.called)
    meeting = council.call_meeting(body=body, on=sitting.held, items=_ready(body))
    world.sittings[(sitting.school, sitting.association, sitting.held)] = meeting


def _hold(world: World, *, sitting: Sitting) -> None:
    meeting = world.sittings[(sitting.school, sitting.association, sitting.held)]
    body, by = _body(world, sitting), _clerk(world, sitting)
    council.take_items(meeting, _ready(body))
    members = council.members_on(body, sitting.held)
    chair, secretary = _officers(world, sitting, body, members)
    chance = world.random("presence", sitting.school, sitting.association, sitting.held)
    deputy = world.people[world.holder(sitting.school, PostKind.DEPUTY)]
    sure = members if len(members) < SMALL else (chair, secretary, deputy)
    present = [who for who in members if who in sure or chance.random() < 0.88]
    process.open_meeting(meeting=meeting, present=present, chair=chair, secretary=secretary, by=by, on=sitting.held)
    meeting = Meeting.objects.select_related("body", "school").get(pk=meeting.pk)
    for item in meeting.items.select_related("mentorship__mentor", "mentorship__mentee").order_by("position"):
        _decide(world, sitting, item, by)
    process.issue_minutes(
        meeting=meeting, number=sitting.number, language=_language(world, sitting), by=by, on=sitting.held
    )


def _decide(world: World, sitting: Sitting, item: AgendaItem, by: User) -> None:
    voters = council.voters(item)
    chance = world.random("votes", sitting.school, sitting.association, sitting.held, item.position)
    against = next(
        (turned for turned in DECLINED if item.mentorship_id and item.mentorship_id == _declined(world, turned)), None
    )
    abstained = chance.choice((0, 0, 0, 1, 2)) if voters > 8 else 0
    votes_for = voters // 3 if against else voters - abstained
    language = _language(world, sitting)
    heard, resolution = _texts(world, sitting, item, language)
    script = script_of(world, _mentee(world, item)) if item.kind == ItemKind.FINAL_REPORT else None
    process.record_decision(
        item=item,
        resolution=against.resolution if against else resolution,
        votes_for=votes_for,
        votes_against=voters - votes_for if against else 0,
        abstained=0 if against else abstained,
        by=by,
        on=sitting.held,
        evaluation=script.evaluation if script else "",
        recommendations=script.advice if script else "",
        heard=heard,
        spoke=chance.choice(SPOKE[language]) if item.mentorship_id else "",
        responsible=_responsible(world, sitting, item),
    )


def _texts(world: World, sitting: Sitting, item: AgendaItem, language: str) -> tuple[str, str]:
    """Heard and resolved."""
    if item.kind == ItemKind.FREE:
        matter = next(matter for matter in sitting.matters if matter.title == item.title)
        return matter.heard, matter.resolved
    if item.kind == ItemKind.INTERIM_REPORT:
        return HEARD[language][item.kind], script_of(world, _mentee(world, item)).conclusion
    return HEARD[language][item.kind], RESOLVED[language][item.kind]


def _responsible(world: World, sitting: Sitting, item: AgendaItem) -> str:
    if item.kind in (ItemKind.CANDIDATE, ItemKind.REPLACEMENT):
        return world.people[_head(world, sitting.school)].short_name
    return _deputy(world, sitting.school).get_short_name() if item.kind == ItemKind.FREE else ""


def _mentee(world: World, item: AgendaItem) -> str:
    return next(key for key, pair in world.pairs.items() if pair == item.mentorship_id).split(":")[0]


def _declined(world: World, turned) -> int | None:
    return world.pairs.get(f"{turned.mentee}:{turned.mentor}")


def _officers(world: World, sitting: Sitting, body: Body, members: list[Person]) -> tuple[Person, Person]:
    chair = council.officer_on(body, BodyPost.CHAIR, sitting.held)
    secretary = council.officer_on(body, BodyPost.SECRETARY, sitting.held)
    others = [who for who in members if who != chair]
    return chair or members[0], secretary or others[0]


def _ready(body: Body) -> list[AgendaItem]:
    return list(AgendaItem.objects.ready().filter(body=body).order_by("put_on", "id"))


def _clerk(world: World, sitting: Sitting) -> User:
    """Who writes the minutes: the council's secretary, an association's chair."""
    if sitting.association:
        return world.users[world.circles[sitting.association].chair]
    return world.users[world.secretary(sitting.school)]


def _language(world: World, sitting: Sitting) -> str:
    if sitting.association:
        return world.characters[world.circles[sitting.association].chair].language
    return world.places[sitting.school].language


def _deputy(world: World, school: str) -> User:
    return world.users[world.holder(school, PostKind.DEPUTY)]


def _head(world: World, school: str) -> str:
    return world.holder(school, PostKind.HEAD)
