"""Characters that mean something in one form or another; all of them are XML's."""

ODD = 'a\\b "c" </script><b> & \t\r\n=1+1 \\N é\U0001f600 \u2028'
