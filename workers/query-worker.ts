/** The end of the contract in the worker that answers the reader's own queries. */
import { engine } from './engine'
import { expose } from 'comlink'
import { LedgerCopy } from './ledger-copy'

expose(new LedgerCopy(engine))
