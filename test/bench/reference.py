"""The same daily payouts with Python's own sqlite3: what a short script would take for the sales of a run.

It reads the tables, the creators and the sales from a file, keeps the same rows for each sale and payout, and checks the
books at the end of each day. It leaves out what its processor does not do: refuse, answer late, lose a webhook.
Prints one JSON object: seconds of processor time, payouts, their gross and net in cents.
"""
import json
import sqlite3
import sys
import time

with open(sys.argv[1], encoding="utf-8") as file:
    given = json.load(file)

DAY = 86_400
PAYOUT_SECOND_OF_DAY = 8 * 3_600
AT_PROCESSOR, AT_PLATFORM, IN_TRANSIT, SALE_FEES, INSTANT_FEES, _, CARD_COSTS, PAYOUT_COSTS = range(1, 9)
UNPAID, PROCESSING, PAID = 0, 1, 2
CREATING, IN_PROGRESS, COMPLETED = 0, 1, 3
SENT_INSTANTLY, SENT, ARRIVED = 1, 0, 1

started = time.process_time()
db = sqlite3.connect(":memory:", isolation_level=None)
db.executescript(given["tables"])
for position, name in enumerate(given["platformAccounts"], 1):
    db.execute("INSERT INTO ledger_accounts VALUES (?, ?, NULL, 0)", (position, name))
account_of = {}
for creator in given["creators"]:
    db.execute(f"INSERT INTO ledger_creators VALUES ({','.join('?' * len(creator))})", creator)
    account_of[creator[0]] = db.execute(
        "INSERT INTO ledger_accounts VALUES (NULL, ?, ?, 0)", (f"creator:{creator[0]}", creator[0])
    ).lastrowid

transfers = 0
# Written at the end of each day, as the service does.
running = {}


def post(at, reason, legs, sale_id=None, payout_id=None):
    global transfers
    transfers += 1
    for debit, credit, cents in legs:
        if cents == 0:
            continue
        if cents < 0:
            debit, credit, cents = credit, debit, -cents
        db.execute(
            "INSERT INTO ledger_single_postings VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)",
            (transfers, at, reason, debit, credit, cents, sale_id, payout_id),
        )
        move(debit, credit, cents)


def move(debit, credit, cents):
    running[debit] = running.get(debit, 0) + cents
    running[credit] = running.get(credit, 0) - cents


def post_sale(at, sale_id, creator_account, fee, net, costs):
    if min(net, fee, costs) <= 0:
        legs = [(AT_PROCESSOR, creator_account, net), (AT_PLATFORM, SALE_FEES, fee), (CARD_COSTS, SALE_FEES, costs)]
        post(at, 1, legs, sale_id=sale_id)
        return
    global transfers
    transfers += 1
    db.execute(
        "INSERT INTO ledger_sale_transfers VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (transfers, at, sale_id, AT_PROCESSOR, creator_account, AT_PLATFORM, CARD_COSTS, SALE_FEES, net, fee, costs),
    )
    move(AT_PROCESSOR, creator_account, net)
    move(AT_PLATFORM, SALE_FEES, fee)
    move(CARD_COSTS, SALE_FEES, costs)


def post_completion(at, payout_id, fee, net):
    global transfers
    transfers += 1
    db.execute(
        "INSERT INTO ledger_completions VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (transfers, at, payout_id, IN_TRANSIT, AT_PROCESSOR, INSTANT_FEES, AT_PLATFORM, net, fee),
    )
    move(IN_TRANSIT, AT_PROCESSOR, net)
    move(IN_TRANSIT, INSTANT_FEES, fee)
    move(AT_PLATFORM, AT_PROCESSOR, fee)


def sale(creator_id, at, kind, gross, fee, net, costs):
    found = db.execute(
        "SELECT balance_id FROM ledger_balances WHERE creator_id = ? AND state = ? AND day = ?",
        (creator_id, UNPAID, at // DAY),
    ).fetchone()
    if found:
        balance_id = found[0]
        db.execute("UPDATE ledger_balances SET amount_cents = amount_cents + ? WHERE balance_id = ?", (net, balance_id))
    else:
        balance_id = db.execute(
            "INSERT INTO ledger_balances VALUES (NULL, ?, ?, 0, ?, ?)", (creator_id, at // DAY, net, UNPAID)
        ).lastrowid
    sale_id = db.execute(
        "INSERT INTO ledger_sales VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, NULL, 0, NULL)",
        (creator_id, at, kind, gross, fee, net, balance_id),
    ).lastrowid
    post_sale(at, sale_id, account_of[creator_id], fee, net, costs)


def change(payout_id, at, before, after, of_balances=(None, None)):
    """Of a payout, and of all its balances with it."""
    db.execute(
        "INSERT INTO ledger_payout_changes VALUES (NULL, ?, ?, ?, ?, ?, ?)", (payout_id, at, before, after, *of_balances)
    )


def pay(creator_id, at):
    """Claims what is unpaid from the days before, and pays it out at once for the fee."""
    claimed = db.execute(
        "SELECT balance_id, amount_cents FROM ledger_balances WHERE creator_id = ? AND state = ? AND day < ?",
        (creator_id, UNPAID, at // DAY),
    ).fetchall()
    gross = sum(cents for _, cents in claimed)
    if gross < given["minimumCents"] or gross > given["instantMaximumCents"]:
        if gross > 0:
            db.execute(
                "INSERT INTO ledger_payout_notes VALUES (NULL, ?, ?, 'below_minimum', ?)",
                (creator_id, at, f"Payout was skipped: ${gross / 100:.2f} is below the minimum"),
            )
        return None
    net = gross * 10_000 // (10_000 + given["feeBasisPoints"])
    fee = gross - net
    cost = max(given["costMinimumCents"], (net * given["costBasisPoints"] + 5_000) // 10_000)
    payout_id = db.execute(
        "INSERT INTO ledger_payouts VALUES (NULL, ?, ?, NULL, 0, 1, 0, ?, ?, ?, ?, 0, ?, ?, NULL, NULL, NULL)",
        (creator_id, at, at // DAY - 1, gross, fee, net, cost, CREATING),
    ).lastrowid
    change(payout_id, at, None, CREATING, (UNPAID, PROCESSING))
    for balance_id, cents in claimed:
        db.execute("INSERT INTO ledger_payout_balances VALUES (?, ?, ?)", (payout_id, balance_id, cents))
        db.execute("UPDATE ledger_balances SET state = ? WHERE balance_id = ?", (PROCESSING, balance_id))
    db.execute("UPDATE ledger_payouts SET state = ? WHERE payout_id = ?", (IN_PROGRESS, payout_id))
    change(payout_id, at, CREATING, IN_PROGRESS)
    post(at, 4, [(account_of[creator_id], IN_TRANSIT, gross)], payout_id=payout_id)
    # The processor: one payout for each key, which its payout says.
    if db.execute("SELECT 1 FROM books_payouts WHERE processor_payout_id = ?", (f"po_{payout_id:08}",)).fetchone():
        raise AssertionError("paid twice")
    db.execute(
        "INSERT INTO books_payouts VALUES (?, 0, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL)",
        (f"po_{payout_id:08}", payout_id, creator_id, net, fee, cost, SENT_INSTANTLY, SENT, at),
    )
    db.execute(
        "UPDATE ledger_payouts SET processor_payout_id = ? WHERE payout_id = ?", (f"po_{payout_id:08}", payout_id)
    )
    post(at + 1, 10, [(PAYOUT_COSTS, AT_PLATFORM, cost)], payout_id=payout_id)
    return payout_id


def arrive(payout_id, at):
    creator_id, state, fee, net = db.execute(
        "SELECT creator_id, state, fee_cents, net_cents FROM ledger_payouts WHERE payout_id = ?", (payout_id,)
    ).fetchone()
    if state != IN_PROGRESS:
        return
    db.execute(
        "UPDATE books_payouts SET state = ?, arrived_at = ? WHERE processor_payout_id = ?",
        (ARRIVED, at, f"po_{payout_id:08}"),
    )
    db.execute(
        "UPDATE ledger_payouts SET state = ?, completed_at = ? WHERE payout_id = ?", (COMPLETED, at, payout_id)
    )
    change(payout_id, at, IN_PROGRESS, COMPLETED, (PROCESSING, PAID))
    for (balance_id,) in db.execute(
        "SELECT balance_id FROM ledger_payout_balances WHERE payout_id = ?", (payout_id,)
    ).fetchall():
        db.execute("UPDATE ledger_balances SET state = ? WHERE balance_id = ?", (PAID, balance_id))
    post_completion(at, payout_id, fee, net)


expected = {}
last_posting, last_sale, last_completion = 0, 0, 0


def check_day():
    """Each account is the sum of its postings, and no balance is claimed twice at a time."""
    global last_posting, last_sale, last_completion
    db.executemany(
        "UPDATE ledger_accounts SET balance_cents = ? WHERE account_id = ?",
        [(cents, account) for account, cents in running.items()],
    )
    for account, cents in db.execute(
        """SELECT account, SUM(cents) FROM (
             SELECT debit_account_id AS account, amount_cents AS cents FROM ledger_single_postings WHERE posting_id > ?1
             UNION ALL
             SELECT credit_account_id, -amount_cents FROM ledger_single_postings WHERE posting_id > ?1
             UNION ALL
             SELECT funds_account_id, net_cents FROM ledger_sale_transfers WHERE posting_id > ?3
             UNION ALL
             SELECT creator_account_id, -net_cents FROM ledger_sale_transfers WHERE posting_id > ?3
             UNION ALL
             SELECT platform_account_id, platform_fee_cents FROM ledger_sale_transfers WHERE posting_id > ?3
             UNION ALL
             SELECT processing_account_id, processing_fee_cents FROM ledger_sale_transfers WHERE posting_id > ?3
             UNION ALL
             SELECT fee_account_id, -platform_fee_cents - processing_fee_cents
               FROM ledger_sale_transfers WHERE posting_id > ?3
             UNION ALL
             SELECT claimed_account_id, net_cents + fee_cents FROM ledger_completions WHERE posting_id > ?2
             UNION ALL
             SELECT funds_account_id, -net_cents - fee_cents FROM ledger_completions WHERE posting_id > ?2
             UNION ALL
             SELECT fee_account_id, -fee_cents FROM ledger_completions WHERE posting_id > ?2
             UNION ALL
             SELECT collecting_account_id, fee_cents FROM ledger_completions WHERE posting_id > ?2
           ) GROUP BY account""",
        (last_posting, last_completion, last_sale),
    ):
        expected[account] = expected.get(account, 0) + cents
    last_posting = db.execute("SELECT MAX(posting_id) FROM ledger_single_postings").fetchone()[0] or 0
    last_sale = db.execute("SELECT MAX(posting_id) FROM ledger_sale_transfers").fetchone()[0] or 0
    last_completion = db.execute("SELECT MAX(posting_id) FROM ledger_completions").fetchone()[0] or 0
    for account, cents in db.execute("SELECT account_id, balance_cents FROM ledger_accounts"):
        assert cents == expected.get(account, 0), f"account {account}: {cents}, its postings say {expected.get(account)}"
    twice = db.execute(
        "SELECT balance_id FROM ledger_payout_balances JOIN ledger_payouts USING (payout_id)"
        " WHERE state < ? GROUP BY balance_id HAVING COUNT(*) > 1",
        (COMPLETED,),
    ).fetchone()
    assert twice is None, f"balance {twice} is claimed twice"


sales = iter(given["sales"])
coming = next(sales, None)
for day in range(given["firstDay"], given["firstDay"] + given["days"]):
    run_at = day * DAY + PAYOUT_SECOND_OF_DAY
    for until, pays in ((run_at, True), ((day + 1) * DAY, False)):
        while coming is not None and coming[1] < until:
            db.execute("BEGIN")
            sale(*coming)
            db.execute("COMMIT")
            coming = next(sales, None)
        if not pays:
            continue
        sent = []
        for creator_id in account_of:
            db.execute("BEGIN")
            payout_id = pay(creator_id, run_at)
            db.execute("COMMIT")
            if payout_id is not None:
                sent.append(payout_id)
        for payout_id in sent:
            db.execute("BEGIN")
            arrive(payout_id, run_at + 600)
            db.execute("COMMIT")
    check_day()
seconds = time.process_time() - started

payouts, gross, net = db.execute("SELECT COUNT(*), SUM(gross_cents), SUM(net_cents) FROM ledger_payouts").fetchone()
print(json.dumps({"seconds": seconds, "payouts": payouts, "grossCents": gross, "netCents": net, "sqlite": sqlite3.sqlite_version}))
