package io.lorapipe.sandbox.faults.kinds;

/** Something that goes wrong on purpose. */
public sealed interface Fault
        permits CallFault,
                SubmitFault,
                StatusFault,
                ResultFault,
                CancelFault,
                RunFault,
                FileFault,
                WebhookFault,
                ListFault {}
